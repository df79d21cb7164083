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
  menuItems(message, { capabilities: capabilities[messenger], now: NOW, others: [] }).map(({ id, why }) =>
    why ? `${id}: ${why}` : id,
  )

describe('menuItems', () => {
  it('offers to forward where the person has another channel', () => {
    const around = { capabilities: capabilities.telegram, now: NOW, others: ['c2'] }
    expect(menuItems(incoming, around).map(({ id }) => id)).toContain('forward')
  })

  it('A24: lets nobody change what the person wrote', () => {
    expect(offered(incoming)).toEqual(['reply', 'copy', 'link'])
  })

  it('offers everything for a message of ours', () => {
    expect(offered(sent)).toEqual(['reply', 'edit', 'copy', 'link', 'remove'])
  })

  it('S-105, S-106, A25: keeps editing, and says why it no longer removes, after the window of the messenger', () => {
    const at = (hours: number): LiveMessage => ({
      ...sent,
      delivery: { state: 'sent', attempt: 1, sentAt: NOW - hours * HOUR },
    })
    expect(offered(at(47))).toContain('remove')
    expect(offered(at(49))).toEqual(['reply', 'edit', 'copy', 'link', 'remove: removeLate'])
    expect(offered(at(23), 'vk')).toContain('remove')
    expect(offered(at(25), 'vk')).toEqual(['reply', 'edit', 'copy', 'link', 'remove: removeLate'])
  })

  it('offers no edit of what has no words of its own, and no copy where there are none', () => {
    const file = { state: 'stored', name: 'a', type: 'image/webp', path: 'x' } as const
    expect(offered({ ...sent, kind: 'sticker', content: { kind: 'sticker', file } })).toEqual([
      'reply',
      'link',
      'save',
      'remove',
    ])
    expect(offered({ ...sent, kind: 'photo', content: { kind: 'photo', file } })).toEqual([
      'reply',
      'edit',
      'link',
      'save',
      'remove',
    ])
  })

  it('leaves alone what is gone, going, failed or cancelled', () => {
    expect(offered({ ...sent, deletedAt: NOW })).toEqual([])
    const author = sent.author
    expect(
      offered({ ...sent, change: { kind: 'remove', state: 'queued', author, at: NOW, attempt: 0 } }),
    ).toEqual(['reply', 'copy', 'link'])
    const unsent = withoutExternalId(sent)
    expect(offered({ ...unsent, delivery: { state: 'cancelled', attempt: 0 } })).toEqual(['copy', 'link'])
    expect(offered({ ...unsent, delivery: { state: 'failed', attempt: 1 } })).toEqual(['copy', 'link'])
    expect(offered({ ...unsent, delivery: { state: 'queued', attempt: 0 } })).toEqual([
      'edit',
      'copy',
      'link',
      'remove',
    ])
  })

  it('says of an unconfirmed one that an edit stays here, and that nobody knows what to remove', () => {
    const unsent = withoutExternalId({ ...sent, delivery: { state: 'unconfirmed', attempt: 1 } })
    expect(offered(unsent)).toEqual(['edit', 'copy', 'link', 'remove: removeUnconfirmed'])
    const around = { capabilities: capabilities.telegram, now: NOW, others: [] }
    expect(menuItems(unsent, around)[0]).toEqual({ id: 'edit', why: null, note: 'editUnconfirmed' })
    expect(menuItems(sent, around)[1]).toEqual({ id: 'edit', why: null })
  })

  it('reacts only to what the messenger knows', () => {
    expect(canReact(incoming, capabilities.telegram)).toBe(true)
    const unsent = withoutExternalId(sent)
    expect(canReact(unsent, capabilities.telegram)).toBe(false)
  })
})
