import { computed, shallowRef, watch } from 'vue'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { readMessages, type ReadMessages } from '../../../entities/messages/readMessages.ts'
import { findInChat, SHORTEST_QUERY } from './findInChat.ts'

/** So many older messages are read for one press, and no more: each costs a read. */
export const SEARCH_STEP = 200

interface Use {
  readonly chatId: string
  /** The newest messages that the page has anyway, oldest first; they are live. */
  readonly loaded: () => readonly LiveMessage[]
  readonly loadedAll: () => boolean
  readonly show: (messageId: string) => void
}

/** Looks through a chat: what is loaded costs nothing, what lies before it is read step by step when asked for. */
export function useChatSearch({ chatId, loaded, loadedAll, show }: Use) {
  const query = shallowRef('')
  const read = shallowRef<readonly LiveMessage[]>([])
  const last = shallowRef<ReadMessages['last']>(null)
  const complete = shallowRef(loadedAll())
  const busy = shallowRef(false)
  const failed = shallowRef(false)
  const chosenId = shallowRef<string | null>(null)

  const searched = computed(() => {
    const live = loaded()
    const known = new Set(live.map(({ id }) => id))
    return [...read.value.filter(({ id }) => !known.has(id)), ...live]
  })
  const hits = computed(() => findInChat(searched.value, query.value))
  const at = computed(() => hits.value.findIndex(({ id }) => id === chosenId.value))

  function choose(index: number) {
    const hit = hits.value[index]
    if (!hit) return
    chosenId.value = hit.id
    show(hit.id)
  }

  watch(query, () => (chosenId.value = null))

  async function further() {
    const oldest = searched.value[0]
    if (busy.value || complete.value) return
    busy.value = true
    const next = await readMessages(chatId, last.value ?? oldest?.id ?? null, SEARCH_STEP)
    busy.value = false
    failed.value = next === null
    if (!next) return
    // What is loaded now is kept too: going to a hit far back lets go of it.
    read.value = [...next.messages, ...searched.value]
    last.value = next.last
    complete.value = next.complete
  }

  /** To the next older hit; where there is none yet, further back. */
  async function older() {
    if (query.value.trim().length < SHORTEST_QUERY) return
    if (at.value + 1 >= hits.value.length) await further()
    choose(at.value + 1)
  }

  return {
    query,
    hits,
    at,
    /** How many were looked through, and since when. */
    count: computed(() => searched.value.length),
    since: computed(() => searched.value[0]?.at ?? null),
    complete,
    busy,
    failed,
    enough: computed(() => query.value.trim().length >= SHORTEST_QUERY),
    older,
    newer: () => choose(at.value - 1),
    further,
  }
}
