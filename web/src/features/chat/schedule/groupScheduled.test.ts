import type { Scheduled } from '@chats/domain/Scheduled'
import { expect, it } from 'vitest'
import type { Row } from '../../../entities/Row.ts'
import { groupScheduled } from './groupScheduled.ts'

const waiting = (id: string, sendAt: number | null, more: Partial<Scheduled> = {}): Row<Scheduled> => ({
  id,
  pending: false,
  schema: 1,
  chatId: 'c',
  personId: 'p',
  content: { kind: 'text', text: id },
  author: { type: 'manager', id: 'a', name: 'Анна' },
  sendAt,
  unlessAnswered: true,
  since: 10,
  ...more,
})
const said = (rows: readonly Row<Scheduled>[], lastInboundAt: number | null = null) =>
  groupScheduled(rows, lastInboundAt).map(({ parts, stopped }) => [
    parts.map(({ id }) => id).join('+'),
    stopped,
  ])

it('stands in the order in which it goes, an album as one', () => {
  const album = { albumId: 'album' }
  expect(said([waiting('c', 300, album), waiting('a', 900), waiting('b', 300, album)])).toEqual([
    ['b+c', false],
    ['a', false],
  ])
})

it('is stopped by an answer, said before functions have seen it, and waits first then', () => {
  expect(
    said([waiting('a', 300), waiting('b', null), waiting('c', 200, { unlessAnswered: false })], 11),
  ).toEqual([
    ['b', true],
    ['c', false],
    ['a', true],
  ])
})
