import { expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { captionPart } from './captionPart.ts'
import { worstDelivery } from './worstDelivery.ts'

type State = NonNullable<LiveMessage['delivery']>['state']

const part = (id: string, state: State, text?: string): LiveMessage => ({
  schema: 1,
  id,
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'out',
  kind: 'photo',
  at: 1,
  content: {
    kind: 'photo',
    file: { state: 'stored', name: 'a', type: 'image/png' },
    ...(text !== undefined && { text }),
  },
  author: { type: 'manager', id: 'm', name: 'Иван' },
  delivery: { state, attempt: 1 },
})
const around = { now: 0, online: true, channel: null }

it('shows the part of an album that stands worst', () => {
  const worst = worstDelivery([part('a', 'sent'), part('b', 'failed'), part('c', 'queued')], around)
  expect([worst?.message.id, worst?.view.state]).toEqual(['b', 'failed'])
  expect(worstDelivery([part('a', 'read'), part('b', 'sent')], around)?.view.state).toBe('sent')
})

it('shows nothing of what came in', () => {
  expect(worstDelivery([{ ...part('a', 'sent'), direction: 'in' }], around)).toBeNull()
})

it('takes the words from the part that has them', () => {
  expect(captionPart([part('a', 'sent'), part('b', 'sent', 'подпись')]).id).toBe('b')
  expect(captionPart([part('a', 'sent'), part('b', 'sent')]).id).toBe('a')
})
