import { beginStep } from './beginStep.ts'
import type { Beginning } from './beginStep.ts'
import { delayEnd } from './delayEnd.ts'
import type { Instant } from './Instant.ts'
import { meetsConditions } from './meetsConditions.ts'
import type { TunnelPerson } from './meetsConditions.ts'
import { nameOfBlock } from './nameOfBlock.ts'
import type { TunnelVersion } from './Tunnel.ts'
import type { TunnelEffect } from './TunnelEffect.ts'
import type { TunnelImpulse } from './TunnelHeard.ts'
import type { TunnelEnd, TunnelPause, TunnelRun } from './TunnelRun.ts'
import { blockAfter, blockIn, findBlock } from './tunnelWays.ts'

/** What a step knows besides the tunnel and the run. */
export interface TunnelFacts extends Omit<TunnelPerson, 'answer'> {
  readonly impulse: TunnelImpulse
  readonly timeZone: string
  /** Why nothing may go on now. */
  readonly halt: TunnelPause | null
  /** A manager is writing to the person. */
  readonly typing: boolean
}

export interface TunnelStep {
  readonly run: TunnelRun
  readonly effects: readonly TunnelEffect[]
}

/** How long a message is held, and how long until a step that was too long goes on. */
export const heldMs = 60_000
const NEXT_MS = 60_000
/** Of messages in one step: a transaction holds no more than some hundreds of writes. */
const MOST_CONTENTS = 60

/**
 * Leads a run on until it waits or ends: the state that follows, and what is to be done about it. Null: the impulse is
 * none for it (it has ended, waits for something else, has heard it before, or must stand still), and nothing changes.
 * Each step has a number of its own; no block is reached twice within one, for whoever comes by again without having
 * waited is in a loop, and ends.
 */
export function stepTunnel(
  tunnel: Pick<TunnelVersion, 'blocks' | 'version' | 'title'>,
  before: TunnelRun,
  facts: TunnelFacts,
  now: Instant,
): TunnelStep | null {
  const { impulse, halt } = facts
  const { blocks } = tunnel
  if (before.state !== 'running') return null
  if (impulse.type === 'heard' && before.heard.includes(impulse.id)) return null
  const step = {
    ...before,
    version: tunnel.version,
    title: tunnel.title,
    step: before.step + 1,
    updatedAt: now,
  }
  if (impulse.type === 'stop') return stopped(step, impulse.by)
  const at = findBlock(blocks, before.blockId)
  if (!at) return { run: end(step, 'gone'), effects: [] }
  if (impulse.type === 'hold')
    return before.wait === 'held' ? { run: { ...step, dueAt: now + impulse.forMs }, effects: [] } : null
  const begin = beginStep(blocks, before, at, impulse, now)
  if (!begin) return null
  // Whoever is told to go on by a manager does so.
  if (halt && !isByHand(impulse)) {
    if (impulse.type === 'heard' || before.paused === halt) return null
    return { run: { ...step, paused: halt, dueAt: null }, effects: [] }
  }
  const run = { ...step, paused: null, wait: null, dueAt: null, ...begin.run }
  return walk(tunnel, run, begin, facts, now)
}

const isByHand = ({ type }: TunnelImpulse) => type === 'move' || type === 'skip' || type === 'release'

function walk(
  { blocks }: Pick<TunnelVersion, 'blocks'>,
  from: TunnelRun,
  { next: first, effects: before, silent, released }: Beginning,
  facts: TunnelFacts,
  now: Instant,
): TunnelStep {
  const effects: TunnelEffect[] = [...before]
  const visited = new Set<string>()
  let facets = new Set(facts.facets)
  let run = from
  let contents = 0
  const wait = (what: NonNullable<TunnelRun['wait']>, dueAt: Instant | null): TunnelStep => ({
    run: { ...run, wait: what, dueAt },
    effects,
  })
  const finish = (why: TunnelEnd): TunnelStep => ({ run: end(run, why), effects })

  for (let block = first; ;) {
    if (!block) return finish('end')
    if (visited.has(block.id)) return finish('loop')
    visited.add(block.id)
    run = { ...run, blockId: block.id, blockTitle: nameOfBlock(block), passed: reached(run.passed, block.id) }
    let next = blockAfter(blocks, block)
    switch (block.kind) {
      case 'first':
        break
      case 'message': {
        if (silent) {
          effects.push({ type: 'row', content: { what: 'skipped', block: nameOfBlock(block) } })
          break
        }
        if (facts.typing && !(released && block === first)) {
          effects.push({ type: 'hold', block })
          return wait('held', now + heldMs)
        }
        if (contents > 0 && contents + block.contents.length > MOST_CONTENTS)
          return wait('next', now + NEXT_MS)
        contents += block.contents.length
        effects.push({ type: 'send', blockId: block.id, contents: block.contents, rows: block.rows })
        break
      }
      case 'delay':
        return wait('delay', delayEnd(block.wait, facts.timeZone, now))
      case 'trigger': {
        const { timeoutMinutes } = block
        return wait('trigger', timeoutMinutes === null ? null : now + timeoutMinutes * 60_000)
      }
      case 'condition':
      case 'filter': {
        const met = meetsConditions(block, { ...facts, facets: [...facets], answer: run.answer })
        if (block.kind === 'condition') {
          next = blockIn(blocks, block, met ? 'yes' : 'no')
          break
        }
        effects.push({ type: 'row', content: { what: 'filter', block: nameOfBlock(block), outcome: met } })
        if (!met) return finish('filter')
        break
      }
      case 'action': {
        const { does } = block
        switch (does.type) {
          case 'goTo':
            next = findBlock(blocks, does.blockId)
            if (!next) return finish('gone')
            break
          case 'stop': {
            const tunnelId = does.tunnelId ?? run.tunnelId
            effects.push({ type: 'indicator', what: 'tunnelStopped', tunnelId, block: nameOfBlock(block) })
            if (tunnelId === run.tunnelId) return finish('stop')
            break
          }
          case 'start':
            effects.push({
              type: 'indicator',
              what: 'tunnelStarted',
              tunnelId: does.tunnelId,
              block: nameOfBlock(block),
            })
            break
          case 'tag':
          case 'plan':
            facets = changed(
              facets,
              does.type === 'tag' ? `tag:${does.tagId}` : `plan:${does.planId}`,
              does.add,
            )
            effects.push(does)
            break
          case 'mention':
          case 'unread':
            effects.push(does)
            break
          case 'request':
            effects.push({ ...does, blockId: block.id, block: nameOfBlock(block) })
        }
      }
    }
    block = next
  }
}

const changed = (facets: ReadonlySet<string>, facet: string, add: boolean) =>
  new Set(add ? [...facets, facet] : [...facets].filter(one => one !== facet))

const reached = (passed: readonly string[], id: string) =>
  passed.includes(id) || passed.length >= 200 ? [...passed] : [...passed, id]

function end(run: TunnelRun, why: TunnelEnd): TunnelRun {
  const stopped = why === 'stop' || why === 'manager' || why === 'outside'
  return {
    ...run,
    state: stopped ? 'stopped' : 'finished',
    ended: why,
    wait: null,
    dueAt: null,
    paused: null,
  }
}

const stopped = (run: TunnelRun, by: 'manager' | 'outside'): TunnelStep => ({
  run: end(run, by),
  effects:
    by === 'outside'
      ? []
      : [{ type: 'indicator', what: 'tunnelStopped', tunnelId: run.tunnelId, block: run.blockTitle }],
})
