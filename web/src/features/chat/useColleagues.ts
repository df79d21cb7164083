import { computed, onScopeDispose, watch } from 'vue'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { useMyPresence } from '../../entities/presence/useMyPresence.ts'
import { usePersonPresence } from '../../entities/presence/usePersonPresence.ts'

interface Around {
  readonly personId: string
  readonly assigneeId: () => string | null
  readonly messages: () => readonly LiveMessage[]
  /** The person is known, and may be seen. */
  readonly known: () => boolean
}

/** Who else is in the chat and who is typing there, and what the others are told of me. */
export function useColleagues({ personId, assigneeId, messages, known }: Around) {
  const mine = useMyPresence()
  const present = usePersonPresence(personId)
  const answeredAt = (uid: string) => messages().findLast(({ author }) => author.id === uid)?.at ?? 0

  const typing = computed(() => present.value.filter(({ id, typing: now, at }) => now && answeredAt(id) < at))
  watch(known, now => now && mine.look(personId, assigneeId), { immediate: true })
  onScopeDispose(() => mine.leave(personId))

  return {
    me: computed(() => mine.typing),
    typing: computed(() => typing.value.map(({ name }) => name)),
    looking: computed(() =>
      present.value.filter(({ id }) => !typing.value.some(each => each.id === id)).map(({ name }) => name),
    ),
    /** Something was typed that goes to the person. */
    typed(text: string) {
      if (text.trim() === '') mine.emptied()
      else mine.key()
    },
    sent: mine.sent,
  }
}
