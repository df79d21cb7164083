import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CommitEvent, DocumentChange } from '../commit/CommitEvent.ts'
import { eventRequest } from './eventRequest.ts'
import type { EventRequest } from './eventRequest.ts'
import { matchesPattern } from './matchesPattern.ts'
import { orderedPool } from './orderedPool.ts'
import type { OrderedPool } from './orderedPool.ts'
import type { ChangeKind, Trigger } from './Trigger.ts'

/** The registered background functions, told of every change after its commit. */
export interface Triggers {
  /** A trigger of a known key takes the place of the one before it. */
  add(trigger: Trigger): void
  /** Lets those of a project rest, for what is written meanwhile; or wakes them again. */
  rest(project: string, resting: boolean): void
  /** Queues the calls that a commit asks for; never waits for one. */
  onCommit(event: CommitEvent): void
  /** Breaks off what is under way and what would be tried again. */
  close(): void
}

export interface TriggerOptions {
  /** `host:port` of the functions emulator; absent, there is nobody to tell. */
  readonly functionsEmulator: string | undefined
  readonly log: (line: string) => void
  /** The waits before a failed call is made again; for about a minute in all unless told otherwise. */
  readonly retryAfterMs?: readonly number[]
}

// The functions emulator starts a process of its own for every call that finds none idle.
const callsPerTrigger = 4
const callTimeoutMs = 300_000
const minuteOfRetries = [500, 1000, 2000, 4000, 8000, 15_000, 30_000]

/**
 * Calls of one trigger for one document are made in commit order. A v2 call that fails with 5xx or without an answer
 * is made again: in production the platform does so for functions with `retry: true`, which ours rely on, while a
 * registration does not say which functions have it. Its successors do not wait for it, as they would not there.
 */
export function createTriggers(options: TriggerOptions): Triggers {
  const triggers = new Map<string, { readonly trigger: Trigger; readonly pool: OrderedPool }>()
  const resting = new Set<string>()
  const closed = new AbortController()

  const post = async (trigger: Trigger, request: EventRequest): Promise<number | null> => {
    const path = `functions/projects/${trigger.project}/triggers/${encodeURIComponent(trigger.key)}`
    try {
      const response = await fetch(`http://${options.functionsEmulator}/${path}`, {
        method: 'POST',
        headers: request.headers,
        body: request.body,
        signal: AbortSignal.any([closed.signal, AbortSignal.timeout(callTimeoutMs)]),
      })
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }
  // 204 is a trigger that is switched off or of an older generation, 404 a function that is gone: both are normal.
  const hasFailed = (status: number | null) => status === null || status >= 500

  const repeat = async (trigger: Trigger, request: EventRequest, path: string) => {
    for (const wait of options.retryAfterMs ?? minuteOfRetries) {
      await sleep(wait, undefined, { signal: closed.signal })
      if (!hasFailed(await post(trigger, request))) return
    }
    options.log(`Trigger ${trigger.key} for ${path} still fails; it is not called again.`)
  }
  const call = async (trigger: Trigger, request: EventRequest, path: string) => {
    const status = await post(trigger, request)
    if (!hasFailed(status) || closed.signal.aborted) return
    options.log(`Trigger ${trigger.key} for ${path} failed (${status ?? 'no answer'}).`)
    if (trigger.generation === 2) repeat(trigger, request, path).catch(() => undefined)
  }

  return {
    add(trigger) {
      const id = `${trigger.project}/${trigger.key}`
      triggers.set(id, { trigger, pool: triggers.get(id)?.pool ?? orderedPool(callsPerTrigger) })
    },
    rest(project, rests) {
      if (rests) resting.add(project)
      else resting.delete(project)
    },
    onCommit(event) {
      if (options.functionsEmulator === undefined || closed.signal.aborted) return
      if (resting.has(event.project)) return
      for (const { trigger, pool } of triggers.values()) {
        if (trigger.project !== event.project || trigger.database !== event.database) continue
        for (const change of event.changes) {
          if (!wants(trigger, change)) continue
          const request = eventRequest(trigger, event, change, randomUUID())
          pool(change.path, () => call(trigger, request, change.path))
        }
      }
    },
    close: () => closed.abort(),
  }
}

function wants(trigger: Trigger, change: DocumentChange): boolean {
  const kind: ChangeKind = change.before === null ? 'created' : change.after === null ? 'deleted' : 'updated'
  return (
    (trigger.change === 'written' || trigger.change === kind) && matchesPattern(trigger.pattern, change.path)
  )
}
