import { expect, it } from 'vitest'
import { newHookSecret, signHook } from './signHook.ts'

// https://github.com/standard-webhooks/standard-webhooks: the vector of its own libraries.
it('signs as Standard Webhooks say', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    atSeconds: 1_614_265_330,
    body: '{"test": 2432232314}',
  }
  expect(signHook(secret, message)['webhook-signature']).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

it('makes secrets that nobody guesses', () => {
  expect(newHookSecret()).toMatch(/^whsec_[\w+/]{43}=$/u)
  expect(newHookSecret()).not.toBe(newHookSecret())
})
