import type { Person } from '@chats/domain/Person'
import { computed, shallowRef, watch } from 'vue'
import { findMergedPerson, findPersonOfChat } from '../entities/person/findPerson.ts'
import type { Row } from '../entities/Row.ts'

interface Place {
  readonly personId: () => string | null
  readonly chatId: () => string | null
  /** The person of the address is not to be had. */
  readonly isAbsent: () => boolean
  /** The person as the server has them; null while that is not known. */
  readonly confirmed: () => Row<Person> | null
}

/**
 * Follows people who were merged or parted: an address of somebody who is part of another leads there, one with a chat
 * that is another's by now leads to that one. While it is being looked up, nobody is said to be missing.
 */
export function useMovedPeople(place: Place, goTo: (personId: string) => unknown) {
  const absentId = computed(() => (place.isAbsent() ? place.personId() : null))
  /** Who was looked for and found nowhere. */
  const lostId = shallowRef<string | null>(null)
  watch(
    absentId,
    async id => {
      lostId.value = null
      if (id === null) return
      const into = await findMergedPerson(id)
      if (absentId.value !== id) return
      if (into === null) lostId.value = id
      else goTo(into)
    },
    { immediate: true },
  )

  const strayChat = computed(() => {
    const [person, chatId] = [place.confirmed(), place.chatId()]
    return person && chatId && person.id === place.personId() && !person.chats[chatId] ? chatId : null
  })
  watch(strayChat, async chatId => {
    if (chatId === null) return
    const owner = await findPersonOfChat(chatId)
    if (owner !== null && strayChat.value === chatId) goTo(owner)
  })

  return { isLost: computed(() => absentId.value !== null && lostId.value === absentId.value) }
}
