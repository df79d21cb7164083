import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeSchema } from './Change.ts'
import type { Change } from './Change.ts'
import { changeStep } from './changeStep.ts'
import { judgeChange } from './judgeChange.ts'
import { moveChange } from './moveChange.ts'
import type { ChangeEvent } from './moveChange.ts'
import type { SendFailure } from './Sending.ts'

const author = { type: 'manager', id: 'anna', name: 'Anna' } as const
const asked = (kind: Change['kind']) => ({ kind, author, at: 5 })
const change = (kind: Change['kind'], state: Change['state'], attempt = 1): Change => ({
  ...asked(kind),
  state,
  attempt,
})
const ask = (kind: Change['kind']): ChangeEvent => ({ type: 'ask', asked: asked(kind) })
const claim: ChangeEvent = { type: 'claim', leaseUntil: 60 }
const postpone: ChangeEvent = { type: 'postpone', reason: 'network', counted: true, retryAt: 20 }
const failed: ChangeEvent = { type: 'failed', reason: 'too_late' }

describe('moveChange', () => {
  // Rows: what there is. Columns: what is asked for. Yes: it takes its place.
  it.each([
    ['nothing', undefined, 'yes', 'yes', 'yes'],
    ['an edit queued', change('edit', 'queued'), 'no', 'yes', 'no'],
    ['an edit sending', change('edit', 'sending'), 'no', 'yes', 'no'],
    ['an edit failed', change('edit', 'failed'), 'yes', 'yes', 'yes'],
    ['a removal queued', change('remove', 'queued'), 'no', 'no', 'no'],
    ['a removal sending', change('remove', 'sending'), 'no', 'no', 'no'],
    ['a removal failed', change('remove', 'failed'), 'yes', 'yes', 'yes'],
    ['a reaction queued', change('react', 'queued'), 'no', 'yes', 'yes'],
    ['a reaction sending', change('react', 'sending'), 'no', 'yes', 'no'],
    ['a reaction failed', change('react', 'failed'), 'yes', 'yes', 'yes'],
  ] as const)('%s, and another is asked for', (_name, before, edit, remove, react) => {
    for (const [kind, expected] of Object.entries({ edit, remove, react })) {
      const moved = moveChange(before, ask(kind as Change['kind']))
      expect(moved).toEqual(
        expected === 'yes' ? { ...asked(kind as Change['kind']), state: 'queued', attempt: 0 } : null,
      )
    }
  })

  it.each([
    ['claim', claim, ['queued', 'sending']],
    ['done', { type: 'done' }, ['sending']],
    ['failed', failed, ['queued', 'sending']],
    ['postpone', postpone, ['sending']],
    ['dismiss', { type: 'dismiss' }, ['failed']],
  ] as const)('%s happens only where it can', (_name, event, legal: readonly string[]) => {
    expect(moveChange(undefined, event)).toBeNull()
    for (const state of ['queued', 'sending', 'failed'] as const) {
      expect(moveChange(change('edit', state), event) !== null, state).toBe(legal.includes(state))
    }
  })

  it('is let be before it was tried, and not while it may have arrived', () => {
    expect(moveChange(change('edit', 'queued', 0), { type: 'dismiss' })).toBe('gone')
    expect(moveChange(change('edit', 'queued', 1), { type: 'dismiss' })).toBeNull()
  })

  it('counts a try unless it was told not to, and drops the lease', () => {
    const sending = { ...change('edit', 'sending', 3), leaseUntil: 60 }
    expect(moveChange(sending, postpone)).toEqual({
      ...change('edit', 'queued', 3),
      reason: 'network',
      retryAt: 20,
    })
    expect(moveChange(sending, { type: 'postpone', counted: false })).toEqual(change('edit', 'queued', 2))
  })

  it('stays valid, and a removal is overtaken by nothing', () => {
    const events = [
      ask('edit'),
      ask('remove'),
      ask('react'),
      claim,
      postpone,
      failed,
      { type: 'done' } as const,
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), history => {
        let now: Change | undefined
        for (const event of history) {
          const next = moveChange(now, event)
          if (next === null) continue
          if (now?.kind === 'remove' && now.state !== 'failed' && next !== 'gone') {
            expect(next.kind).toBe('remove')
          }
          now = next === 'gone' ? undefined : changeSchema.parse(next)
        }
      }),
    )
  })
})

describe('changeStep', () => {
  const open = { state: 'active' as const, pausedUntil: null }
  const sent = { state: 'sent' as const, attempt: 1 }
  it.each([
    ['queued', change('edit', 'queued'), sent, open, 'send'],
    ['queued, written in the messenger', change('edit', 'queued'), undefined, open, 'send'],
    ['queued, read', change('edit', 'queued'), { ...sent, state: 'read' as const }, open, 'send'],
    [
      'its message on the way',
      change('edit', 'queued'),
      { ...sent, state: 'sending' as const },
      open,
      'wait',
    ],
    [
      'its message queued again',
      change('edit', 'queued'),
      { ...sent, state: 'queued' as const },
      open,
      'wait',
    ],
    ['its time not come', { ...change('edit', 'queued'), retryAt: 101 }, sent, open, 'wait'],
    ['its time come', { ...change('edit', 'queued'), retryAt: 100 }, sent, open, 'send'],
    ['held by a run', { ...change('edit', 'sending'), leaseUntil: 101 }, sent, open, 'wait'],
    ['held by a dead run', { ...change('edit', 'sending'), leaseUntil: 100 }, sent, open, 'send'],
    ['failed', change('edit', 'failed'), sent, open, 'wait'],
    ['a rate limit', change('edit', 'queued'), sent, { ...open, pausedUntil: 101 }, 'wait'],
    ['a dead channel', change('edit', 'queued'), sent, { ...open, state: 'auth_failed' as const }, 'wait'],
    ['no channel', change('edit', 'queued'), sent, null, 'wait'],
  ] as const)('%s', (_name, of, delivery, channel, step) => {
    expect(changeStep(of, delivery, channel, 100)).toBe(step)
  })
})

describe('judgeChange', () => {
  const judge = (failure: SendFailure, kind: Change['kind'] = 'edit', attempt = 1) =>
    judgeChange({ ok: false, failure }, { kind, attempt, now: 1000, random: 0.5 })

  it('is done when the messenger says so', () => {
    const sending = { ok: true, externalId: '5', at: 10 } as const
    expect(judgeChange(sending, { kind: 'edit', attempt: 1, now: 0, random: 0 }).event).toEqual({
      type: 'done',
    })
  })

  it.each(['ambiguous', 'pre_send'] as const)('tries %s again, because a repeat changes nothing', failure => {
    expect(judge({ class: failure })).toEqual({
      event: { type: 'postpone', reason: 'network', counted: true, retryAt: 3000 },
      wakeAt: 3000,
    })
    expect(judge({ class: failure }, 'edit', 8).event).toEqual({ type: 'failed', reason: 'network' })
  })

  it('pauses the channel for a rate limit, and does not count the try', () => {
    expect(judge({ class: 'rate', waitMs: 5000 })).toEqual({
      event: { type: 'postpone', counted: false, retryAt: 6000 },
      channel: { pausedUntil: 6000 },
      wakeAt: 6000,
    })
  })

  it('waits with a dead channel', () => {
    expect(judge({ class: 'channel_auth' })).toEqual({
      event: { type: 'postpone', reason: 'token_invalid', counted: false },
      channel: { state: 'auth_failed' },
    })
    expect(judge({ class: 'channel_conflict' })).toMatchObject({
      event: { type: 'postpone', counted: false },
      channel: { state: 'conflict' },
    })
  })

  it.each([
    [{ class: 'too_late' }, 'too_late'],
    [{ class: 'bad_input', reason: 'too_long' }, 'too_long'],
    [{ class: 'bad_input', reason: 'not_found' }, 'not_found'],
    [{ class: 'bad_input', reason: 'bad_input' }, 'refused'],
    [{ class: 'person_refuses', reason: 'person_blocked' }, 'refused'],
  ] as const)('fails for good on %j', (failure, reason) => {
    expect(judge(failure).event).toEqual({ type: 'failed', reason })
  })

  it('says on the chat that the person refuses', () => {
    expect(judge({ class: 'person_refuses', reason: 'person_blocked' }).chatState).toBe('blocked')
  })

  it('takes a message that is not there for removed', () => {
    expect(judge({ class: 'bad_input', reason: 'not_found' }, 'remove').event).toEqual({ type: 'done' })
  })
})
