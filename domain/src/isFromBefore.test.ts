import { expect, it } from 'vitest'
import type { Inbound } from './Inbound.ts'
import { isFromBefore } from './isFromBefore.ts'

const sender = { externalId: '7', name: 'Person' }
const said = (at: number): Inbound => ({
  type: 'message',
  sender,
  externalId: '1',
  at,
  content: { kind: 'text', text: 'hello' },
})

it('goes by the second, as messengers do', () => {
  expect([8000, 8999, 9000, 9400, 10_000].map(at => isFromBefore(said(at), 9500))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

it('takes an edit for what is done when it is made', () => {
  const edit: Inbound = { ...said(1000), type: 'edit', editedAt: 20_000 } as Inbound
  expect(isFromBefore(edit, 9500)).toBe(false)
  expect(isFromBefore({ ...edit, editedAt: 3000 } as Inbound, 9500)).toBe(true)
})
