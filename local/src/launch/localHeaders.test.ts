import { expect, it } from 'vitest'
import { localHeaders } from './localHeaders.ts'

it('lets the page reach the emulators and leaves the rest of the policy as it is', () => {
  const [rule] = localHeaders(
    [
      {
        source: '**',
        headers: [
          {
            key: 'Content-Security-Policy',
            value: "default-src 'self'; connect-src 'self' https://x; object-src 'none'",
          },
          { key: 'Strict-Transport-Security', value: 'max-age=1' },
          { key: 'Referrer-Policy', value: 'no-referrer' },
        ],
      },
    ],
    { auth: 1, firestore: 2, functions: 3, storage: 4 },
  )
  expect(rule!.headers).toEqual([
    {
      key: 'Content-Security-Policy',
      value:
        "default-src 'self'; connect-src 'self' https://x http://127.0.0.1:1 http://127.0.0.1:2 http://127.0.0.1:3 http://127.0.0.1:4; object-src 'none'",
    },
    { key: 'Referrer-Policy', value: 'no-referrer' },
  ])
})
