import { projectPath } from './api.js'

/**
 * @typedef {{ kind: 'owner' | 'nobody' } | { kind: 'user', uid: string, email: string | null, claims: Record<string, unknown> }} Who
 * @typedef {{ text: string, line: number | null, at: number | null }} Reason
 * @typedef {{ seq: number, at: number, database: string, who: Who, method: string, live: boolean, path: string | null,
 *   query: string | null, part: { index: number, size: number } | null,
 *   outcome: 'allowed' | 'denied' | 'free' | 'failed', line: number | null, reasons: Reason[], failure: string | null,
 *   ruleReads: number }} Row
 * @typedef {Record<'reads' | 'writes' | 'deletes' | 'listenerReads' | 'ruleReads', number>} Meters
 */

const most = 500

/** What the server streams, kept whatever view is open. */
export const live = {
  /** @type {Row[]} the newest last */ rows: [],
  /** @type {Row[]} what came while paused */ held: [],
  /** @type {Meters | null} */ meters: null,
  paused: false,
  connected: false,
}

/** @type {Set<(what: 'rows' | 'meters' | 'state', added: Row[]) => void>} */
const listeners = new Set()

/** @param {(what: 'rows' | 'meters' | 'state', added: Row[]) => void} listener */
export function onLive(listener) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @param {'rows' | 'meters' | 'state'} what @param {Row[]} [added] */
const tell = (what, added = []) => {
  for (const listener of listeners) listener(what, added)
}

/** @type {EventSource | null} */
let source = null
let followed = ''

/** Follows the requests of the place's project. */
export function follow() {
  const path = projectPath()
  if (path === followed) return
  followed = path
  source?.close()
  Object.assign(live, { rows: [], held: [], meters: null, connected: false })
  source = new EventSource(`${path}/requests`)
  source.onopen = () => {
    live.connected = true
    tell('state')
  }
  source.onerror = () => {
    live.connected = false
    tell('state')
  }
  source.addEventListener('requests', ({ data }) => take(JSON.parse(data)))
  source.addEventListener('meters', ({ data }) => {
    live.meters = JSON.parse(data)
    tell('meters')
  })
  tell('state')
}

/** @param {Row[]} added */
function take(added) {
  // A server that was started again counts from one again.
  const last = (live.held.at(-1) ?? live.rows.at(-1))?.seq ?? 0
  if ((added[0]?.seq ?? 0) <= last) {
    live.rows = []
    live.held = []
    tell('state')
  }
  if (live.paused) {
    live.held = [...live.held, ...added].slice(-most)
    return tell('state')
  }
  live.rows = [...live.rows, ...added].slice(-most)
  tell('rows', added)
}

/** @param {boolean} paused */
export function pause(paused) {
  live.paused = paused
  const { held } = live
  live.held = []
  live.rows = [...live.rows, ...held].slice(-most)
  tell('state')
}

export function forgetRows() {
  live.rows = []
  live.held = []
  tell('state')
}
