import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLoops } from './findLoops.ts'
import { firesTrigger } from './firesTrigger.ts'
import { stepTunnel } from './stepTunnel.ts'
import type { TunnelFacts, TunnelStep } from './stepTunnel.ts'
import { startRun } from './startRun.ts'
import type { TunnelVersion } from './Tunnel.ts'
import type { TunnelBlock, TunnelBlockKind, TunnelBlockOf } from './TunnelBlock.ts'
import type { TunnelImpulse } from './TunnelHeard.ts'
import type { TunnelRun } from './TunnelRun.ts'
import { branchesOf } from './tunnelWays.ts'

const NOW = 1_700_000_000_000

const first: TunnelBlock = {
  id: 'first',
  kind: 'first',
  title: 'Начало',
  keywords: [],
  everySubscription: false,
  again: true,
}
const text = (id: string, says = id): TunnelBlock => ({
  id,
  kind: 'message',
  title: id,
  contents: [{ id, kind: 'text', text: says }],
  rows: [],
})
const delay = (id: string, minutes = 10): TunnelBlock => ({
  id,
  kind: 'delay',
  title: id,
  wait: { type: 'for', minutes },
})
const goTo = (id: string, blockId: string): TunnelBlock => ({
  id,
  kind: 'action',
  title: id,
  does: { type: 'goTo', blockId },
})
const trigger = (id: string, timeoutMinutes: number | null = null): TunnelBlock => ({
  id,
  kind: 'trigger',
  title: id,
  waitsFor: { type: 'answer' },
  timeoutMinutes,
})
const inBranch = (block: TunnelBlock, id: string, branch: 'yes' | 'no' | 'late'): TunnelBlock => ({
  ...block,
  under: { id, branch },
})

const version = (...blocks: readonly TunnelBlock[]): TunnelVersion => ({
  schema: 1,
  title: 'Знакомство',
  version: 1,
  blocks: [first, ...blocks],
  at: NOW,
  by: { id: 'admin', name: 'Админ' },
})

const facts = (impulse: TunnelImpulse, more: Partial<TunnelFacts> = {}): TunnelFacts => ({
  impulse,
  facets: [],
  fields: {},
  orders: undefined,
  botOff: false,
  timeZone: 'Europe/Kyiv',
  halt: null,
  typing: false,
  ...more,
})

function begin(tunnel: TunnelVersion, more: Partial<TunnelFacts> = {}): TunnelStep {
  const run = startRun(tunnel, 'hello', 'demo_1', null, { by: 'in_1', byHand: false }, NOW)
  const step = run && stepTunnel(tunnel, run, facts({ type: 'start', silent: false }, more), NOW)
  if (!step) throw new Error('did not start')
  return step
}

const sent = ({ effects }: TunnelStep) =>
  effects.flatMap(effect => (effect.type === 'send' ? [effect.blockId] : []))
const answer = (id: string, says = 'да'): TunnelImpulse => ({
  type: 'heard',
  id,
  heard: { type: 'answer', text: says },
})

describe('a tunnel leads a person', () => {
  it('through its messages until it waits, and on when the time has come', () => {
    const tunnel = version(text('a'), text('b'), delay('d'), text('c'))
    const step = begin(tunnel)
    expect(sent(step)).toEqual(['a', 'b'])
    expect(step.run).toMatchObject({ state: 'running', blockId: 'd', wait: 'delay', dueAt: NOW + 600_000 })
    expect(stepTunnel(tunnel, step.run, facts({ type: 'due' }), NOW + 599_999)).toBeNull()
    const end = stepTunnel(tunnel, step.run, facts({ type: 'due' }), NOW + 600_000)
    expect(end && sent(end)).toEqual(['c'])
    expect(end?.run).toMatchObject({ state: 'finished', ended: 'end', dueAt: null, blockId: 'c' })
  })

  it('says that it started, and where (S-78)', () => {
    expect(begin(version(text('a'))).effects[0]).toEqual({
      type: 'indicator',
      what: 'tunnelStarted',
      tunnelId: 'hello',
      block: 'Начало',
    })
  })

  it('by what is so: a condition has two branches, which meet again below it', () => {
    const tunnel = version(
      {
        id: 'c',
        kind: 'condition',
        title: 'Есть телефон?',
        all: true,
        conditions: [{ type: 'facet', facet: 'phone', has: true }],
      },
      inBranch(text('yes'), 'c', 'yes'),
      inBranch(text('no'), 'c', 'no'),
      text('after'),
    )
    expect(sent(begin(tunnel, { facets: ['phone'] }))).toEqual(['yes', 'after'])
    expect(sent(begin(tunnel))).toEqual(['no', 'after'])
  })

  it('by what it did itself a moment ago: a tag that it gave counts', () => {
    const tunnel = version(
      { id: 't', kind: 'action', title: '', does: { type: 'tag', tagId: 'hot', add: true } },
      {
        id: 'f',
        kind: 'filter',
        title: 'Горячие',
        all: true,
        conditions: [{ type: 'facet', facet: 'tag:hot', has: true }],
      },
      text('a'),
    )
    expect(sent(begin(tunnel))).toEqual(['a'])
  })

  it('past a request to another system, which the step only asks for', () => {
    const does = { type: 'request', url: 'https://crm.example/in', signedBy: null } as const
    const step = begin(version({ id: 'r', kind: 'action', title: 'В CRM', does }, text('a')))
    expect(step.effects.slice(1, 2)).toEqual([{ ...does, blockId: 'r', block: 'В CRM' }])
    expect(sent(step)).toEqual(['a'])
    expect(step.run).toMatchObject({ state: 'finished', ended: 'end' })
  })

  it('no further than a filter that it does not pass, and says so (S-79)', () => {
    const tunnel = version(
      {
        id: 'f',
        kind: 'filter',
        title: 'Только VK',
        all: true,
        conditions: [{ type: 'facet', facet: 'm:vk', has: true }],
      },
      text('a'),
    )
    const step = begin(tunnel)
    expect(sent(step)).toEqual([])
    expect(step.run).toMatchObject({ state: 'finished', ended: 'filter' })
    expect(step.effects.at(-1)).toEqual({
      type: 'row',
      content: { what: 'filter', block: 'Только VK', outcome: false },
    })
  })

  it('on an answer past the trigger; too late, by the other branch', () => {
    const tunnel = version(trigger('t', 60), inBranch(text('late'), 't', 'late'), text('after'))
    const waits = begin(tunnel).run
    const answered = stepTunnel(tunnel, waits, facts(answer('in_2')), NOW + 1)
    expect(answered && sent(answered)).toEqual(['after'])
    expect(answered?.effects[0]).toMatchObject({
      content: { what: 'trigger', outcome: true, inputs: [{ name: 'answer', value: 'да' }] },
    })
    const late = stepTunnel(tunnel, waits, facts({ type: 'due' }), NOW + 3_600_000)
    expect(late && sent(late)).toEqual(['late', 'after'])
    expect(late?.effects[0]).toMatchObject({ content: { what: 'trigger', outcome: false } })
  })

  it('by one answer only once, however often it is told', () => {
    const tunnel = version(trigger('t'), text('a'), trigger('u'), text('b'))
    const once = stepTunnel(tunnel, begin(tunnel).run, facts(answer('in_2')), NOW)
    expect(once && sent(once)).toEqual(['a'])
    expect(once && stepTunnel(tunnel, once.run, facts(answer('in_2')), NOW)).toBeNull()
    const again = once && stepTunnel(tunnel, once.run, facts(answer('in_3')), NOW)
    expect(again && sent(again)).toEqual(['b'])
  })

  it('out of a loop in which nobody waits', () => {
    expect(begin(version(text('a'), goTo('g', 'a'))).run).toMatchObject({ state: 'finished', ended: 'loop' })
  })

  it('back as often as it likes, where one waits on the way', () => {
    const tunnel = version(text('a'), delay('d'), goTo('g', 'a'))
    const { run } = begin(tunnel)
    const again = stepTunnel(tunnel, run, facts({ type: 'due' }), run.dueAt ?? 0)
    expect(again && sent(again)).toEqual(['a'])
    expect(again?.run).toMatchObject({ state: 'running', blockId: 'd' })
  })
})

describe('who turns automation off (S-28, A8)', () => {
  const tunnel = version(delay('d'), text('a'), delay('e'), text('b'))
  const waits = begin(tunnel).run
  const due = NOW + 600_000
  const halted = stepTunnel(tunnel, waits, facts({ type: 'due' }, { halt: 'bot' }), due)

  it('has it stand still, with nothing sent', () => {
    expect(halted).toMatchObject({ run: { paused: 'bot', dueAt: null, blockId: 'd' }, effects: [] })
  })

  it('has it go on afterwards, without what it would have said meanwhile', () => {
    const resumed = halted && stepTunnel(tunnel, halted.run, facts({ type: 'resume' }), due + 1)
    expect(resumed && sent(resumed)).toEqual([])
    expect(resumed?.effects).toEqual([{ type: 'row', content: { what: 'skipped', block: 'a' } }])
    expect(resumed?.run).toMatchObject({ blockId: 'e', wait: 'delay', paused: null })
    const next = resumed && stepTunnel(tunnel, resumed.run, facts({ type: 'due' }), resumed.run.dueAt ?? 0)
    expect(next && sent(next)).toEqual(['b'])
  })

  it('has answers go by it', () => {
    const asks = version(trigger('t'), text('a'))
    expect(stepTunnel(asks, begin(asks).run, facts(answer('in_2'), { halt: 'bot' }), NOW)).toBeNull()
  })

  it('of a whole tunnel loses nothing: what was due then is said afterwards', () => {
    const still = stepTunnel(tunnel, waits, facts({ type: 'due' }, { halt: 'tunnel' }), due)
    const resumed = still && stepTunnel(tunnel, still.run, facts({ type: 'resume' }), due + 1)
    expect(resumed && sent(resumed)).toEqual(['a'])
  })
})

describe('while a manager types', () => {
  const tunnel = version(text('a'), text('b'), delay('d'))
  const held = begin(tunnel, { typing: true })

  it('a message is held for a minute and shown', () => {
    expect(sent(held)).toEqual([])
    expect(held.effects.at(-1)).toMatchObject({ type: 'hold', block: { id: 'a' } })
    expect(held.run).toMatchObject({ wait: 'held', blockId: 'a', dueAt: NOW + 60_000 })
  })

  it('it goes by itself when nobody types any longer, and waits on while somebody does', () => {
    const at = NOW + 60_000
    const gone = stepTunnel(tunnel, held.run, facts({ type: 'due' }), at)
    expect(gone && sent(gone)).toEqual(['a', 'b'])
    const on = stepTunnel(tunnel, held.run, facts({ type: 'due' }, { typing: true }), at)
    expect(on?.run).toMatchObject({ wait: 'held', dueAt: at + 60_000 })
  })

  it('a manager lets it go, leaves it out, or holds it on', () => {
    const let_ = stepTunnel(tunnel, held.run, facts({ type: 'release' }, { typing: true }), NOW + 1)
    expect(let_ && sent(let_)).toEqual(['a'])
    const skipped = stepTunnel(tunnel, held.run, facts({ type: 'skip' }), NOW + 1)
    expect(skipped && sent(skipped)).toEqual(['b'])
    const on = stepTunnel(tunnel, held.run, facts({ type: 'hold', forMs: 900_000 }), NOW + 1)
    expect(on?.run).toMatchObject({ wait: 'held', dueAt: NOW + 900_001 })
  })
})

describe('blocks that are gone', () => {
  it('end the run of who stands in them', () => {
    const { run } = begin(version(delay('d'), text('a')))
    const step = stepTunnel(version(text('a')), run, facts({ type: 'due' }), NOW + 600_000)
    expect(step?.run).toMatchObject({ state: 'finished', ended: 'gone' })
  })
})

describe('a press', () => {
  it('is for the trigger that names its button, or for any of the tunnel', () => {
    const press = (buttonId: string | null) => ({ type: 'press', text: 'Да', buttonId }) as const
    const waits = (buttonIds: string[]): TunnelBlockOf<'trigger'> => ({
      id: 't',
      kind: 'trigger',
      title: 't',
      waitsFor: { type: 'press', buttonIds },
      timeoutMinutes: null,
    })
    expect(firesTrigger(waits(['yes']), press('yes'))).toBe(true)
    expect(firesTrigger(waits(['yes']), press('no'))).toBe(false)
    expect(firesTrigger(waits([]), press('no'))).toBe(true)
    expect(firesTrigger(waits([]), press(null))).toBe(false)
    expect(firesTrigger(waits([]), { type: 'answer', text: 'Да' })).toBe(false)
  })
})

const kinds: readonly TunnelBlockKind[] = ['message', 'delay', 'condition', 'trigger', 'filter', 'action']

/** Any tunnel: blocks in any order under any branch that there is, with jumps to anywhere, also to nowhere. */
const anyTunnel = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      parent: fc.nat(),
      branch: fc.nat(),
      onMain: fc.boolean(),
      jump: fc.nat({ max: 14 }),
      deed: fc.nat({ max: 4 }),
      timeout: fc.boolean(),
      facet: fc.constantFrom('phone', 'tag:t'),
    }),
    { maxLength: 12 },
  )
  .map(plans => {
    const blocks: TunnelBlock[] = []
    plans.forEach((plan, index) => {
      const id = `b${index}`
      const block: TunnelBlock =
        plan.kind === 'message'
          ? text(id)
          : plan.kind === 'delay'
            ? delay(id, 1)
            : plan.kind === 'trigger'
              ? trigger(id, plan.timeout ? 5 : null)
              : plan.kind === 'action'
                ? deedBlock(id, plan.deed, `b${plan.jump}`)
                : {
                    id,
                    kind: plan.kind === 'filter' ? 'filter' : 'condition',
                    title: id,
                    all: true,
                    conditions: [{ type: 'facet', facet: plan.facet, has: true }],
                  }
      const parents = blocks.filter(one => branchesOf(one).length > 0)
      const parent = parents[plan.parent % (parents.length || 1)]
      const branches = parent ? branchesOf(parent) : []
      const branch = branches[plan.branch % (branches.length || 1)]
      blocks.push(parent && branch && !plan.onMain ? { ...block, under: { id: parent.id, branch } } : block)
    })
    return version(...blocks)
  })

function deedBlock(id: string, deed: number, blockId: string): TunnelBlock {
  if (deed === 0) return goTo(id, blockId)
  const does =
    deed === 1
      ? ({ type: 'stop', tunnelId: null } as const)
      : deed === 2
        ? ({ type: 'unread' } as const)
        : ({ type: 'tag', tagId: 't', add: deed === 3 } as const)
  return { id, kind: 'action', title: id, does }
}

const anyImpulse = fc.oneof(
  fc.constant({ type: 'due' } as const),
  fc.nat({ max: 5 }).map(n => answer(`said_${n}`)),
  fc.constant({ type: 'resume' } as const),
  fc.constant({ type: 'skip' } as const),
  fc.constant({ type: 'release' } as const),
  fc.nat({ max: 14 }).map(n => ({ type: 'move', blockId: `b${n}` }) as const),
)
const anyFacts = fc.record({
  impulse: anyImpulse,
  facets: fc.constantFrom<readonly string[]>([], ['phone'], ['phone', 'tag:t']),
  halt: fc.constantFrom(null, null, null, 'bot' as const),
  typing: fc.boolean(),
})

describe('whatever the tunnel and whatever happens', () => {
  it('a run waits or has ended after every step, takes each step once, and never moves once it has ended', () => {
    fc.assert(
      fc.property(anyTunnel, fc.array(anyFacts, { maxLength: 30 }), (tunnel, happens) => {
        const loops = findLoops(tunnel.blocks).length > 0
        const steps: number[] = []
        let run: TunnelRun = begin(tunnel).run
        let now = NOW
        for (const one of happens) {
          now = Math.max(now + 1, run.dueAt ?? 0)
          const step = stepTunnel(tunnel, run, facts(one.impulse, one), now)
          if (run.state !== 'running') expect(step).toBeNull()
          if (!step) continue
          expect(step.run.step).toBe(run.step + 1)
          steps.push(step.run.step)
          expectWhole(step.run, now)
          if (!loops) expect(step.run.ended).not.toBe('loop')
          // A message leaves once in a step, and an impulse that was taken is none the second time.
          expect(new Set(sent(step)).size).toBe(sent(step).length)
          if (one.impulse.type === 'heard' || one.impulse.type === 'resume')
            expect(stepTunnel(tunnel, step.run, facts(one.impulse, one), now)).toBeNull()
          run = step.run
        }
        expect(new Set(steps).size).toBe(steps.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('who only ever waits and answers comes to an end, or waits for ever in front of a trigger or in a loop with a wait', () => {
    fc.assert(
      fc.property(anyTunnel, tunnel => {
        let { run } = begin(tunnel)
        const stood = new Set<string>()
        for (let i = 0; run.state === 'running' && i < 200; i++) {
          const impulse: TunnelImpulse = run.dueAt === null ? answer(`said_${i}`) : { type: 'due' }
          const step = stepTunnel(tunnel, run, facts(impulse), run.dueAt ?? run.updatedAt)
          if (!step) throw new Error('stuck')
          stood.add(run.blockId)
          run = step.run
        }
        expect(run.state !== 'running' || stood.size <= tunnel.blocks.length).toBe(true)
        expectWhole(run, run.updatedAt)
      }),
      { numRuns: 1000 },
    )
  })
})

function expectWhole(run: TunnelRun, now: number) {
  if (run.state !== 'running') {
    expect(run).toMatchObject({ wait: null, dueAt: null, paused: null })
    expect(run.ended).not.toBeNull()
    return
  }
  expect(run.ended).toBeNull()
  if (run.paused) expect(run.dueAt).toBeNull()
  else expect(run.wait === 'trigger' || (run.dueAt ?? 0) > now).toBe(true)
}
