import { facetsOf } from '@chats/domain/facetsOf'
import type { Card } from '@chats/domain/Card'
import type { Person } from '@chats/domain/Person'
import { startRun } from '@chats/domain/startRun'
import { stepTunnel } from '@chats/domain/stepTunnel'
import type { TunnelBlock } from '@chats/domain/TunnelBlock'
import type { TunnelEffect } from '@chats/domain/TunnelEffect'
import type { TunnelImpulse } from '@chats/domain/TunnelHeard'
import type { TunnelRun } from '@chats/domain/TunnelRun'
import { shallowRef } from 'vue'

/** A line of what would happen, and when by the clock of the run. */
export interface DryLine {
  readonly at: number
  readonly effect: TunnelEffect
}

/** Whom a tunnel is tried on. */
export interface DryPerson {
  readonly person: Person
  readonly card: Card
}

/** A way through a draft, taken here in the page: nothing is sent and nothing is written. */
export function useDryRun(title: () => string, blocks: () => readonly TunnelBlock[], timeZone: () => string) {
  const run = shallowRef<TunnelRun | null>(null)
  const lines = shallowRef<readonly DryLine[]>([])
  let whom: DryPerson | null = null
  let facets = new Set<string>()
  let now = 0
  let said = 0

  const plan = () => ({
    schema: 1 as const,
    title: title() || '—',
    blocks: [...blocks()],
    version: 1,
    at: 0,
    by: { id: '', name: '' },
  })

  function step(before: TunnelRun, impulse: TunnelImpulse) {
    if (!whom) return
    const taken = stepTunnel(
      plan(),
      before,
      {
        impulse,
        facets: [...facets],
        fields: whom.card.fields,
        orders: whom.card.orders,
        botOff: whom.person.botOff ?? false,
        timeZone: timeZone(),
        halt: null,
        typing: false,
      },
      now,
    )
    if (!taken) return
    for (const effect of taken.effects) {
      if (effect.type !== 'tag' && effect.type !== 'plan') continue
      const facet = effect.type === 'tag' ? `tag:${effect.tagId}` : `plan:${effect.planId}`
      if (effect.add) facets.add(facet)
      else facets.delete(facet)
    }
    run.value = taken.run
    lines.value = [...lines.value, ...taken.effects.map(effect => ({ at: now, effect }))]
  }

  return {
    run,
    lines,
    begin(person: DryPerson, at: number) {
      whom = person
      facets = new Set(facetsOf(person.person.chats, person.card))
      now = at
      lines.value = []
      const begun = startRun(plan(), 'dry', 'dry', null, { by: 'dry', byHand: true }, now)
      run.value = begun
      if (begun) step(begun, { type: 'start', silent: false })
    },
    /** Time passes until the run goes on by itself. */
    wait() {
      const { value } = run
      if (value?.dueAt == null) return
      now = value.dueAt
      step(value, { type: 'due' })
    },
    /** The person answers, presses a button, orders or pays. */
    hear(heard: Extract<TunnelImpulse, { type: 'heard' }>['heard']) {
      now += 60_000
      if (run.value) step(run.value, { type: 'heard', id: `said-${++said}`, heard })
    },
  }
}
