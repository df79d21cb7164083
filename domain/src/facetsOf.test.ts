import { expect, it } from 'vitest'
import { facetsOf } from './facetsOf.ts'

const chat = {
  channelId: 'c',
  messenger: 'telegram' as const,
  state: 'subscribed' as const,
  unread: 0,
  unreadSince: null,
  lastInboundAt: null,
}
const empty = { phones: [], emails: [] }

it('says what a person without a chat and without contacts can be filtered by: nothing', () => {
  expect(facetsOf({}, empty)).toEqual([])
})

it('names each once and in order, whatever the order it came in', () => {
  const card = {
    phones: ['+380671234567'],
    emails: ['a@b.c'],
    tags: ['vip', 'new'],
    salesPlans: { course: { stageId: null, addedAt: 1 } },
    tunnels: { welcome: { state: 'running' as const, at: 1 } },
    leadTools: ['site'],
    sources: ['instagram'],
    blacklisted: true,
  }
  const chats = {
    a: chat,
    b: { ...chat, state: 'blocked' as const },
    c: { ...chat, messenger: 'vk' as const },
  }
  expect(facetsOf(chats, card)).toEqual([
    'blacklisted',
    'email',
    'm:telegram',
    'm:vk',
    'phone',
    'plan:course',
    'source:instagram',
    'state:blocked',
    'state:subscribed',
    'tag:new',
    'tag:vip',
    'tool:site',
    'tunnel:welcome',
  ])
  expect(facetsOf(chats, { ...card, tags: ['new', 'vip'] })).toEqual(facetsOf(chats, card))
})
