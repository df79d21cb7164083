import { capabilities } from '@chats/domain/capabilities'
import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { canReact, menuItems } from './menuItems.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-22T12:00:00Z')
const incoming: LiveMessage = {
  schema: 1,
  id: 'm',
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'in',
  kind: 'text',
  at: NOW - HOUR,
  content: { kind: 'text', text: 'слова' },
  author: { type: 'person', id: 'p', name: 'Анна' },
  externalId: '5',
}
const sent: LiveMessage = {
  ...incoming,
  direction: 'out',
  author: { type: 'manager', id: 'a', name: 'Анна' },
  delivery: { state: 'sent', attempt: 1, sentAt: NOW - HOUR },
}
function withoutExternalId(message: LiveMessage): LiveMessage {
  const unsent = { ...message }
  delete unsent.externalId
  return unsent
}
const offered = (message: LiveMessage, messenger: 'telegram' | 'vk' = 'telegram') =>
  menuItems(message, { capabilities: capabilities[messenger], now: NOW }).map(({ id, why }) =>
    why ? `${id}: ${why}` : id,
  )

describe('menuItems', () => {
  it('lets nobody change what the person wrote', () => {
    expect(offered(incoming)).toEqual(['reply', 'copy'])
  })

  it('offers everything for a message of ours', () => {
    expect(offered(sent)).toEqual(['reply', 'edit', 'copy', 'remove'])
  })

  it('keeps editing, and says why it no longer removes, after the window of the messenger', () => {
    const at = (hours: number): LiveMessage => ({
      ...sent,
      delivery: { state: 'sent', attempt: 1, sentAt: NOW - hours * HOUR },
    })
    expect(offered(at(47))).toContain('remove')
    expect(offered(at(49))).toEqual(['reply', 'edit', 'copy', 'remove: removeLate'])
    expect(offered(at(23), 'vk')).toContain('remove')
    expect(offered(at(25), 'vk')).toEqual(['reply', 'edit', 'copy', 'remove: removeLate'])
  })

  it('offers no edit of what has no words of its own, and no copy where there are none', () => {
    const file = { state: 'stored', name: 'a', type: 'image/webp', path: 'x' } as const
    expect(offered({ ...sent, kind: 'sticker', content: { kind: 'sticker', file } })).toEqual([
      'reply',
      'save',
      'remove',
    ])
    expect(offered({ ...sent, kind: 'photo', content: { kind: 'photo', file } })).toEqual([
      'reply',
      'edit',
      'save',
      'remove',
    ])
  })

  it('leaves alone what is gone, going, failed or cancelled', () => {
    expect(offered({ ...sent, deletedAt: NOW })).toEqual([])
    const author = sent.author
    expect(
      offered({ ...sent, change: { kind: 'remove', state: 'queued', author, at: NOW, attempt: 0 } }),
    ).toEqual(['reply', 'copy'])
    const unsent = withoutExternalId(sent)
    expect(offered({ ...unsent, delivery: { state: 'cancelled', attempt: 0 } })).toEqual(['copy'])
    expect(offered({ ...unsent, delivery: { state: 'failed', attempt: 1 } })).toEqual(['copy'])
    expect(offered({ ...unsent, delivery: { state: 'queued', attempt: 0 } })).toEqual([
      'edit',
      'copy',
      'remove',
    ])
  })

  it('reacts only to what the messenger knows', () => {
    expect(canReact(incoming, capabilities.telegram)).toBe(true)
    const unsent = withoutExternalId(sent)
    expect(canReact(unsent, capabilities.telegram)).toBe(false)
  })
})
