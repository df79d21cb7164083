import { backoff } from './backoff.ts'
import type { Clock } from './createClock.ts'
import type { FaultRule, Faults } from './createFaults.ts'
import { createRandom } from './createRandom.ts'
import type { Endpoint, FirstAnswer, Parcel } from './Parcel.ts'
import { postWebhook, type WebhookAnswer } from './postWebhook.ts'

/** What a delivery tells about itself; `failed` carries words for the messenger's own status call. */
export interface DeliveryEvents {
  attempted(parcel: Parcel): void
  accepted(parcel: Parcel, body: string): void
  dropped(parcel: Parcel): void
  failed(parcel: Parcel, error: string): void
  changed(): void
}

export interface Delivery {
  offer(parcel: Omit<Parcel, 'attempts' | 'notBefore'>): Promise<FirstAnswer>
  offerAside(parcel: Omit<Parcel, 'attempts' | 'notBefore'>): Promise<FirstAnswer>
  pending(lane: string): Parcel[]
  take(lane: string, ids: readonly string[]): void
  /** Tries again at once what waits for its next attempt. */
  wake(lane: string): void
  /** Goes on where the lane had no endpoint for a while; waits that are not over stay. */
  resume(lane: string): void
  dump(): Parcel[]
  restore(parcels: Parcel[]): void
}

interface Held {
  parcel: Parcel
  fault?: FaultRule
  judged: boolean
  overtakable: boolean
  first: (answer: FirstAnswer) => void
}

interface Lane {
  queues: Map<string, { held: Held[]; busy: boolean }>
  running: number
}

const reorderMs = 5_000
const hourMs = 3600_000

/**
 * Delivers parcels to webhooks as messengers do: one in flight per queue, the next only after the one before it was
 * accepted or expired, retries by the virtual clock, and the faults of direction `in`.
 */
export function createDelivery(ports: {
  clock: Clock
  faults: Faults
  endpointOf: (lane: string) => Endpoint | undefined
  on: DeliveryEvents
}): Delivery {
  const { clock, faults, endpointOf, on } = ports
  const lanes = new Map<string, Lane>()
  const random = createRandom(7)

  function laneOf(name: string): Lane {
    const lane = lanes.get(name) ?? { queues: new Map(), running: 0 }
    lanes.set(name, lane)
    return lane
  }

  function add(parcel: Parcel, first: (answer: FirstAnswer) => void) {
    const { queues } = laneOf(parcel.lane)
    const queue = queues.get(parcel.queue) ?? { held: [], busy: false }
    queues.set(parcel.queue, queue)
    queue.held.push({ parcel, first, judged: parcel.attempts > 0, overtakable: false })
    on.changed()
  }

  function answerQueued(held: Held[]) {
    for (const { first } of held) first({ status: 0, ms: 0, queued: true })
  }

  /** Decides once per parcel what goes wrong with it. */
  function judge(held: Held) {
    if (held.judged) return
    held.judged = true
    const { messenger, channel, kind, chat } = held.parcel
    const fault = faults.pick({ messenger, direction: 'in', channel, method: kind, chat })
    if (!fault) return
    held.fault = fault
    held.overtakable = fault.do === 'reorder'
    if (fault.do === 'delay' || fault.do === 'reorder') {
      held.parcel.notBefore = clock.now() + (fault.ms ?? reorderMs)
      clock.at(held.parcel.notBefore, () => pump(held.parcel.lane))
    }
  }

  function pump(laneName: string) {
    const lane = laneOf(laneName)
    const endpoint = endpointOf(laneName)
    for (const [name, queue] of lane.queues) {
      dropExpired(queue)
      const head = queue.held[0]
      if (!head) {
        if (!queue.busy) lane.queues.delete(name)
        continue
      }
      if (queue.busy) continue
      if (!endpoint) {
        answerQueued(queue.held)
        continue
      }
      judge(head)
      if (head.parcel.notBefore > clock.now()) {
        answerQueued(queue.held)
        continue
      }
      if (lane.running >= endpoint.maxConnections) return
      queue.busy = true
      lane.running++
      void clock.track(attempt(head, endpoint)).finally(() => {
        queue.busy = false
        lane.running--
        pump(laneName)
      })
    }
  }

  function dropExpired(queue: { held: Held[]; busy: boolean }) {
    while (!queue.busy && queue.held[0] && queue.held[0].parcel.attempts > 0) {
      const { parcel, first } = queue.held[0]
      if (clock.now() < parcel.expiresAt) return
      queue.held.shift()
      on.dropped(parcel)
      first({ status: 0, ms: 0, error: 'expired' })
      on.changed()
    }
  }

  function post(parcel: Parcel, endpoint: Endpoint): Promise<WebhookAnswer> {
    on.attempted(parcel)
    const body = endpoint.dress?.(parcel.body) ?? parcel.body
    return postWebhook(endpoint.url, endpoint.headers(parcel.attempts), body, endpoint.timeoutMs)
  }

  async function attempt(held: Held, endpoint: Endpoint) {
    const { parcel, fault } = held
    parcel.attempts++
    const isFirst = parcel.attempts === 1
    const copies = isFirst && fault?.do === 'parallel' ? (fault.n ?? 5) : 1
    const started = performance.now()
    const answers = await Promise.all(Array.from({ length: copies }, () => post(parcel, endpoint)))
    const real = answers.find(({ status, body }) => endpoint.accepts(status, body)) ?? answers[0]
    if (!real) return
    const lost = isFirst && fault?.do === 'drop-answer'
    const answer = lost ? { ...real, status: 0, body: '', error: 'Connection reset by peer' } : real
    if (endpoint.accepts(answer.status, answer.body)) settleAccepted(held, answer.body, endpoint)
    else settleFailed(held, answer, endpoint)
    held.first({
      status: answer.status,
      ms: Math.round(performance.now() - started),
      ...(answer.error === undefined ? {} : { error: answer.error }),
    })
  }

  function settleAccepted(held: Held, body: string, endpoint: Endpoint) {
    const { parcel, fault } = held
    remove(held)
    on.accepted(parcel, body)
    for (const { held: others } of laneOf(parcel.lane).queues.values()) {
      const head = others[0]
      if (head?.overtakable) head.parcel.notBefore = clock.now()
    }
    if (fault?.do !== 'duplicate') return
    for (let copy = 0; copy < (fault.n ?? 1); copy++) {
      clock.at(clock.now() + (fault.ms ?? 0), () => void clock.track(post(parcel, endpoint)))
    }
  }

  function settleFailed(held: Held, answer: WebhookAnswer, endpoint: Endpoint) {
    const { parcel } = held
    on.failed(
      parcel,
      answer.error ?? `Wrong response from the webhook: ${answer.status} ${answer.statusText}`.trim(),
    )
    const honoured = endpoint.retryAfter?.statuses.includes(answer.status) ?? true
    const longestMs = endpoint.retryAfter?.longestMs ?? hourMs
    const wait = backoff(parcel.attempts, honoured ? answer.retryAfter : 0, random, longestMs)
    parcel.notBefore = clock.now() + wait
    on.changed()
    if (parcel.notBefore >= parcel.expiresAt) {
      remove(held)
      on.dropped(parcel)
      return
    }
    const queue = laneOf(parcel.lane).queues.get(parcel.queue)
    if (wait > 0) answerQueued((queue?.held ?? []).filter(other => other !== held))
    clock.at(parcel.notBefore, () => pump(parcel.lane))
  }

  function remove(held: Held) {
    const queue = laneOf(held.parcel.lane).queues.get(held.parcel.queue)
    const place = queue?.held.indexOf(held) ?? -1
    if (place >= 0) queue?.held.splice(place, 1)
    on.changed()
  }

  const pending = (lane: string) =>
    [...laneOf(lane).queues.values()].flatMap(({ held }) => held.map(({ parcel }) => parcel))

  return {
    offer(parcel) {
      return new Promise(resolve => {
        add({ ...parcel, attempts: 0, notBefore: 0 }, resolve)
        pump(parcel.lane)
      })
    },
    async offerAside(parcel) {
      const endpoint = endpointOf(parcel.lane)
      if (!endpoint) return { status: 0, ms: 0, queued: true }
      const started = performance.now()
      const answer = await clock.track(post({ ...parcel, attempts: 1, notBefore: 0 }, endpoint))
      return { status: answer.status, ms: Math.round(performance.now() - started) }
    },
    pending,
    take(lane, ids) {
      for (const queue of laneOf(lane).queues.values()) {
        queue.held = queue.held.filter(({ parcel }) => !ids.includes(parcel.id))
      }
      on.changed()
    },
    wake(lane) {
      for (const { held } of laneOf(lane).queues.values()) {
        const head = held[0]
        if (head && head.parcel.attempts > 0) head.parcel.notBefore = 0
      }
      pump(lane)
    },
    resume: pump,
    dump: () => [...lanes.keys()].flatMap(pending),
    restore(parcels) {
      for (const parcel of parcels) add({ ...parcel, notBefore: 0 }, () => undefined)
      for (const lane of new Set(parcels.map(parcel => parcel.lane))) pump(lane)
    },
  }
}
