import { useEventListener } from '@vueuse/core'
import { useRoute, useRouter } from 'vue-router'
import { defaultChatOf } from '@chats/domain/defaultChatOf'
import type { Person } from '@chats/domain/Person'
import type { Row } from '../../entities/Row.ts'
import { keptQuery } from './keptQuery.ts'
import { neighbourOf } from './neighbourOf.ts'

/** Ctrl+Shift+↑ and ↓ open the chat above and below, wherever the focus is. */
export function useChatKeys(
  rows: () => readonly Row<Person>[],
  open: () => string | null,
  tab: () => string,
) {
  const route = useRoute()
  const router = useRouter()
  useEventListener(window, 'keydown', event => {
    const wanted = event.code === 'ArrowUp' || event.code === 'ArrowDown'
    if (!wanted || !event.shiftKey || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    const ids = rows().map(({ id }) => id)
    const next = neighbourOf(ids, open(), event.code === 'ArrowUp' ? -1 : 1)
    const person = rows().find(({ id }) => id === next)
    if (!person) return
    const params = { tab: tab(), personId: person.id, chatId: defaultChatOf(person) ?? '' }
    const to = { name: 'inbox', params, query: keptQuery(route.query) }
    void (open() === null ? router.push(to) : router.replace(to))
  })
}
