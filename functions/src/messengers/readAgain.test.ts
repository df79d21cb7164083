import { expect, it } from 'vitest'
import { readAgain } from './readAgain.ts'

const message = {
  message_id: 5,
  date: 1,
  chat: { id: 7, type: 'private' },
  from: { id: 7, first_name: 'Eve' },
  text: 'hello',
}
const read = (raw: string) => readAgain('telegram', raw, 1)

it('reads without the secret what came with it', () => {
  const raw = JSON.stringify({ update_id: 9, message })
  expect(read(raw)).toMatchObject({ type: 'inbound', updateId: '9', inbound: { externalId: '5' } })
})

it('what is not understood stays so', () => {
  expect(read('{"update_id": 9, "teleport": {}}')).toMatchObject({ type: 'poison' })
  expect(read('{"update_id": 9, "mess')).toMatchObject({ type: 'refused' })
})
