import { describe, expect, it } from 'vitest'
import { mentionNotices } from './mentionNotices.ts'

const note = (mentions?: Record<string, string>, text?: string) => ({
  chatId: 'c',
  content: { kind: 'note' as const, ...(text && { text }), ...(mentions && { mentions }) },
  author: { type: 'manager' as const, id: 'me', name: 'Марина' },
})
const about = { personId: 'p', personName: 'Ирина' }

describe('S-62…S-64, S-67: who is told of a note', () => {
  it('is everybody who was mentioned and sees the person, but for the author', () => {
    const told = mentionNotices('m', note({ a: 'A', b: 'B', me: 'Me' }, 'why'), about, id => id !== 'b', 7)
    expect(told).toEqual([
      {
        managerId: 'a',
        id: 'mention_m',
        notification: {
          schema: 1,
          kind: 'mention',
          ...about,
          chatId: 'c',
          messageId: 'm',
          text: 'why',
          by: { id: 'me', name: 'Марина' },
          at: 7,
          readAt: null,
        },
      },
    ])
  })

  it('S-60, S-61: is nobody for a bare comment, and a mention needs no comment', () => {
    expect(mentionNotices('m', note(undefined, 'bare'), about, () => true, 7)).toEqual([])
    expect(mentionNotices('m', note({ a: 'A' }), about, () => true, 7)[0]?.notification.text).toBe('')
    expect(
      mentionNotices('m', note({ a: 'A' }, 'x'.repeat(900)), about, () => true, 7)[0]?.notification.text,
    ).toHaveLength(500)
  })
})
