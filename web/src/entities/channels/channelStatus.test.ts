import { expect, it } from 'vitest'
import type { Channel } from '@chats/domain/Channel'
import { channelStatus } from './channelStatus.ts'

type Health = NonNullable<Channel['health']>['state']
const health = (state: Health) => ({ state, at: 1, since: 1, pending: 0 })

it.each<[Channel['state'], Health | null, string, string | null]>([
  ['active', null, 'active', null],
  ['active', 'ok', 'active', null],
  ['active', 'webhook_wrong', 'webhook_wrong', 'repair'],
  ['active', 'failing', 'failing', 'repair'],
  ['active', 'backlog', 'backlog', 'repair'],
  ['active', 'token', 'token', 'replace_token'],
  ['paused', 'ok', 'paused', 'resume'],
  ['paused', 'webhook_wrong', 'webhook_wrong', 'repair'],
  ['auth_failed', 'ok', 'token', 'replace_token'],
  ['conflict', 'webhook_wrong', 'conflict', 'repair'],
  ['removed', 'failing', 'removed', null],
])('%s with health %s is %s', (state, found, word, remedy) => {
  expect(channelStatus({ state, ...(found && { health: health(found) }) })).toMatchObject({ word, remedy })
})
