import { describe, expect, it } from 'vitest'
import { inviteLinkOf, inviteTokenOf } from './inviteLinks.ts'

const token = 'AbC-_fghijklmnopqrstu0'

describe('a personal link', () => {
  it.each([
    ['telegram', '@shop_bot', `https://t.me/shop_bot?start=join_${token}`],
    ['vk', '@club222222', `https://vk.me/club222222?ref=join_${token}`],
    ['vk', 'vk.com/demo_school', `https://vk.me/demo_school?ref=join_${token}`],
    ['vk', 'club222222', `https://vk.me/club222222?ref=join_${token}`],
  ] as const)('opens a chat in %s', (messenger, handle, link) => {
    expect(inviteLinkOf({ messenger, handle }, token)).toBe(link)
  })

  it('carries its token in at most the 64 characters that Telegram lets through', () => {
    const payload = new URL(inviteLinkOf({ messenger: 'telegram', handle: '@b' }, token)).searchParams.get(
      'start',
    )!
    expect(payload).toMatch(/^[\w-]{1,64}$/u)
    expect(inviteTokenOf(payload)).toBe(token)
  })

  it.each(['', 'spring_sale', 'join_', `join_${token}x`, `join_${token.slice(1)}`, `x_join_${token}`, token])(
    'is not what "%s" comes from',
    payload => expect(inviteTokenOf(payload)).toBeNull(),
  )
})
