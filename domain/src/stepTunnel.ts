import type { Automation } from './Automation.ts'
import { delayEnd } from './delayEnd.ts'
import { hasKeyword } from './hasKeyword.ts'
import type { Instant } from './Instant.ts'
import { meetsConditions } from './meetsConditions.ts'
import type { TunnelPerson } from './meetsConditions.ts'
import type { TunnelVersion } from './Tunnel.ts'
import type { TunnelBlock, TunnelBlockOf } from './TunnelBlock.ts'
import type { TunnelEffect } from './TunnelEffect.ts'
import type { TunnelHeard, TunnelImpulse } from './TunnelHeard.ts'
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
const MOST_HEARD = 20

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
  const begin = beginning(blocks, before, at, facts, now)
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

interface Beginning {
  /** The block to enter; undefined: the way is over. */
  readonly next: TunnelBlock | undefined
  readonly effects: readonly TunnelEffect[]
  readonly run?: Partial<TunnelRun>
  /** Messages whose time came while it stood still are left out until it waits again (A8). */
  readonly silent?: boolean
  /** A message that was held goes, whoever types. */
  readonly released?: boolean
}

/** Where the step begins; null: it does not. */
function beginning(
  blocks: readonly TunnelBlock[],
  run: TunnelRun,
  at: TunnelBlock,
  { impulse }: TunnelFacts,
  now: Instant,
): Beginning | null {
  const after = () => blockAfter(blocks, at)
  switch (impulse.type) {
    case 'start':
      return {
        next: after(),
        effects: impulse.silent
          ? []
          : [{ type: 'indicator', what: 'tunnelStarted', tunnelId: run.tunnelId, block: nameOf(at) }],
      }
    case 'due':
      return run.dueAt !== null && run.dueAt <= now && !run.paused ? goOn(blocks, run, at) : null
    case 'resume':
      if (!run.paused) return null
      return { ...goOn(blocks, run, at), silent: run.paused !== 'tunnel' }
    case 'heard': {
      if (run.wait !== 'trigger' || at.kind !== 'trigger' || !fires(at, impulse.heard)) return null
      const { text } = impulse.heard
      const heard = [...run.heard, impulse.id].slice(-MOST_HEARD)
      return {
        next: after(),
        effects: [triggerRow(at, impulse.heard, true)],
        run: { heard, ...(isSaid(impulse.heard) && { answer: text.slice(0, 200) }) },
      }
    }
    case 'move': {
      const target = findBlock(blocks, impulse.blockId)
      return target ? { next: target, effects: [movedRow(target)], released: true } : null
    }
    case 'skip':
      return { next: after(), effects: [movedRow(after() ?? at)] }
    case 'release':
      return run.wait === 'held' ? { next: at, effects: [], released: true } : null
    case 'hold':
    case 'stop':
      return null
  }
}

const isSaid = (heard: TunnelHeard) => heard.type === 'answer' || heard.type === 'press'

/** What comes when the time of a waiting run has come. */
function goOn(blocks: readonly TunnelBlock[], run: TunnelRun, at: TunnelBlock): Beginning {
  // It stands in front of this one.
  if (run.wait === 'held' || run.wait === 'next') return { next: at, effects: [] }
  if (at.kind !== 'trigger') return { next: blockAfter(blocks, at), effects: [] }
  return { next: blockIn(blocks, at, 'late'), effects: [triggerRow(at, null, false)] }
}

/** Whether what a person did is what a trigger waits for. A pressed button is an answer, too. */
export function fires({ waitsFor }: TunnelBlockOf<'trigger'>, heard: TunnelHeard): boolean {
  switch (waitsFor.type) {
    case 'answer':
      return isSaid(heard)
    case 'keyword':
      return isSaid(heard) && hasKeyword(heard.text, waitsFor.words)
    case 'press':
      return (
        heard.type === 'press' &&
        heard.buttonId !== null &&
        (waitsFor.buttonIds.length === 0 || waitsFor.buttonIds.includes(heard.buttonId))
      )
    case 'order':
    case 'payment':
      return heard.type === waitsFor.type
  }
}

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
    run = { ...run, blockId: block.id, blockTitle: nameOf(block), passed: reached(run.passed, block.id) }
    let next = blockAfter(blocks, block)
    switch (block.kind) {
      case 'first':
        break
      case 'message': {
        if (silent) {
          effects.push({ type: 'row', content: { what: 'skipped', block: nameOf(block) } })
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
        effects.push({ type: 'row', content: { what: 'filter', block: nameOf(block), outcome: met } })
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
            effects.push({ type: 'indicator', what: 'tunnelStopped', tunnelId, block: nameOf(block) })
            if (tunnelId === run.tunnelId) return finish('stop')
            break
          }
          case 'start':
            effects.push({
              type: 'indicator',
              what: 'tunnelStarted',
              tunnelId: does.tunnelId,
              block: nameOf(block),
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

/** What a block is called, on timelines and cards; by its kind where nobody has called it anything. */
export const nameOf = ({ title, kind }: TunnelBlock): string => title.trim() || kind

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

const movedRow = (to: TunnelBlock): TunnelEffect => ({
  type: 'row',
  content: { what: 'moved', block: nameOf(to) },
})

function triggerRow(
  block: TunnelBlockOf<'trigger'>,
  heard: TunnelHeard | null,
  outcome: boolean,
): TunnelEffect {
  const content: Omit<Automation, 'kind' | 'tunnel' | 'tunnelId'> = {
    what: 'trigger',
    block: nameOf(block),
    outcome,
    ...(heard && heard.text !== '' && { inputs: [{ name: heard.type, value: heard.text.slice(0, 300) }] }),
  }
  return { type: 'row', content }
}
