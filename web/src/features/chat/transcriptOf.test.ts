import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { transcriptOf } from './transcriptOf.ts'

const message = (
  at: string,
  content: LiveMessage['content'],
  more: Partial<LiveMessage> = {},
): LiveMessage => ({
  schema: 1,
  id: at,
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'in',
  kind: content.kind,
  at: Date.parse(at),
  content,
  author: { type: 'person', id: 'p', name: 'Анна' },
  ...more,
})

describe('transcriptOf', () => {
  it('has days, times, authors, what was no text by its name, and what was deleted without its words', () => {
    const text = transcriptOf(
      [
        message('2026-11-20T22:30:00Z', { kind: 'text', text: 'первая\nвторая' }),
        message('2026-11-20T23:10:00Z', {
          kind: 'file',
          file: { state: 'stored', name: 'до\u202Eговор.pdf', type: 'application/pdf', path: 'x' },
          text: 'вот',
        }),
        message('2026-11-21T08:00:00Z', { kind: 'text', text: 'тайна' }, { deletedAt: 1 }),
        message('2026-11-21T08:01:00Z', { kind: 'text', text: 'новое' }, { editedAt: 1, direction: 'out' }),
      ],
      {
        head: ['Переписка: Анна'],
        deleted: 'удалено',
        edited: 'изменено',
        kind: () => 'Файл',
        author: ({ direction }) => (direction === 'in' ? 'Анна' : 'Иван'),
        locale: 'ru',
        zone: 'Europe/Kyiv',
      },
    )
    expect(text.split('\n')).toEqual([
      'Переписка: Анна',
      '',
      '— 21 ноября 2026 г. —',
      '00:30  Анна: первая',
      '       вторая',
      '01:10  Анна: [Файл] договор.pdf вот',
      '10:00  Анна: [удалено]',
      '10:01  Иван: новое (изменено)',
      '',
    ])
  })
})
