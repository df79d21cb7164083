import { describe, expect, it } from 'vitest'
import { channelNotice } from './channelNotice.ts'
import type { ChannelHealth, HealthState } from './ChannelHealth.ts'

const health = (state: HealthState): ChannelHealth => ({ state, at: 5, since: 3, pending: 0 })
const notice = (before: HealthState | null, after: HealthState) =>
  channelNotice('demo', 'Бот', { before: before && health(before), after: health(after) }, 7)

describe('channelNotice', () => {
  it('tells of a channel that stopped, once for each time it did', () => {
    expect(notice('ok', 'failing')).toMatchObject({
      id: 'channel_demo_3',
      notification: { kind: 'channel', text: 'Бот', at: 7, personId: '' },
    })
    expect(notice(null, 'token')).not.toBeNull()
  })

  it('is silent while it works, and while it is broken in another way', () => {
    expect(notice('failing', 'ok')).toBeNull()
    expect(notice('failing', 'backlog')).toBeNull()
    expect(notice('ok', 'ok')).toBeNull()
  })
})
