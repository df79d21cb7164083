import { expect, it } from 'vitest'
import { composerNotice } from './composerNotice.ts'

const NOW = 1_000
const usual = {
  state: 'subscribed',
  channel: { state: 'active', pausedUntil: null },
  now: NOW,
  online: true,
} as const

it.each([
  [{}, null, null],
  [{ state: 'blocked' }, 'personBlocked', true],
  [{ state: 'deactivated', online: false }, 'personDeactivated', true],
  [{ channel: { state: 'removed', pausedUntil: null } }, 'channelRemoved', true],
  [{ channel: { state: 'paused', pausedUntil: null } }, 'channelPaused', false],
  [{ channel: { state: 'auth_failed', pausedUntil: null }, online: false }, 'channelAuthFailed', false],
  [{ channel: { state: 'conflict', pausedUntil: null } }, 'channelConflict', false],
  [{ online: false }, 'offline', false],
  [{ channel: { state: 'active', pausedUntil: NOW + 1 } }, 'channelRate', false],
  [{ channel: { state: 'active', pausedUntil: NOW } }, null, null],
  [{ channel: null }, null, null],
] as const)('for %j says %s (blocks: %s)', (changes, word, blocks) => {
  const notice = composerNotice({ ...usual, ...changes })
  expect(notice?.word ?? null).toBe(word)
  expect(notice?.blocks ?? null).toBe(blocks)
})
