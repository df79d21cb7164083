import { expect, it } from 'vitest'
import type { LiveMessage } from './LiveMessage.ts'
import { echo, endEchoes, withEchoes } from './sendEchoes.ts'

const message = (id: string, chatId = 'c') =>
  ({
    schema: 1,
    id,
    chatId,
    personId: 'p',
    direction: 'out',
    kind: 'text',
    at: 1,
    content: { kind: 'text', text: id },
    author: { type: 'manager', id: 'anna', name: 'Anna' },
    delivery: { state: 'queued', attempt: 0 },
  }) as const
const shown = (known: readonly LiveMessage[] = []) => withEchoes('c', known).map(({ id }) => id)
const never = () => new Promise<void>(() => undefined)

it('shows what is handed over in its own chat alone, at the end, until a listener does', () => {
  void echo([message('one'), message('two')], never)
  void echo([message('other', 'elsewhere')], never)
  const known = { ...message('before'), pending: false }
  expect(shown([known])).toEqual(['before', 'one', 'two'])
  endEchoes([{ ...message('one'), pending: true }])
  expect(shown([known])).toEqual(['before', 'two'])
  endEchoes([{ ...message('two'), pending: true }])
  expect(shown()).toEqual([])
})

it('ends with the write, however that ends', async () => {
  const ends = Promise.allSettled([
    echo([message('written')], () => Promise.resolve()),
    echo([message('refused')], () => Promise.reject(new Error('denied'))),
    echo([message('broken')], () => {
      throw new Error('not a document')
    }),
  ])
  expect((await ends).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(shown()).toEqual([])
})
