import { expect, it } from 'vitest'
import { forgetTraces } from './forgetTraces.ts'

it('takes drafts, claims and targets away and leaves the looks', () => {
  const storage = Object.create({
    removeItem(key: string) {
      Reflect.deleteProperty(storage, key)
    },
  }) as Storage & Record<string, string>
  Object.assign(storage, {
    'draft/anna/demo_1': 'secret',
    'edits/anna': '[]',
    'chats.claims': '{}',
    firestore_targets_x: '{}',
    'chats.theme': 'dark',
  })
  forgetTraces(storage)
  expect(Object.keys(storage)).toEqual(['chats.theme'])
})
