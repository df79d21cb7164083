import { onMounted, shallowRef } from 'vue'
import type { QuarantineRow } from '@chats/domain/QuarantineAction'
import { requeueQuarantined } from '../../entities/quarantine/requeueQuarantined.ts'

/** How it ended to run one again: through, still there for a reason, or nobody answered. */
export type Retried = { readonly ok: true } | { readonly ok: false; readonly reason: string | null }

/** The quarantine as far as it was asked for; functions list it, since no browser reads it. */
export function useQuarantine() {
  const rows = shallowRef<readonly QuarantineRow[]>([])
  const total = shallowRef(0)
  const more = shallowRef(false)
  const state = shallowRef<'loading' | 'ready' | 'failed'>('loading')
  const busy = shallowRef(false)

  async function load(after?: string) {
    busy.value = true
    if (after === undefined && !rows.value.length) state.value = 'loading'
    const page = await requeueQuarantined({ action: 'list', ...(after !== undefined && { after }) })
    busy.value = false
    if (!page) {
      state.value = rows.value.length ? 'ready' : 'failed'
      return false
    }
    rows.value = after === undefined ? page.rows : [...rows.value, ...page.rows]
    total.value = page.total
    more.value = page.more
    state.value = 'ready'
    return true
  }

  function forget(id: string) {
    rows.value = rows.value.filter(row => row.id !== id)
    total.value = Math.max(0, total.value - 1)
  }

  async function retry(id: string): Promise<Retried> {
    const answer = await requeueQuarantined({ action: 'retry', id })
    if (!answer) return { ok: false, reason: null }
    const { reason } = answer
    if (reason === null) {
      forget(id)
      return { ok: true }
    }
    rows.value = rows.value.map(row => (row.id === id ? { ...row, reason } : row))
    return { ok: false, reason }
  }

  async function retryAll() {
    busy.value = true
    const answer = await requeueQuarantined({ action: 'retry_all' })
    busy.value = false
    if (answer) await load()
    return answer
  }

  async function erase(id: string): Promise<boolean> {
    const answer = await requeueQuarantined({ action: 'delete', id })
    if (answer) forget(id)
    return answer !== null
  }

  const show = async (id: string) => {
    const answer = await requeueQuarantined({ action: 'show', id })
    return answer ? { raw: answer.raw } : null
  }

  onMounted(() => load())
  return { rows, total, more, state, busy, load, retry, retryAll, erase, show }
}
