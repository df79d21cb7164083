import type { Dialog, DialogEntry } from '@chats/domain/Dialog'
import { dialogHistoryPath, dialogsPath } from '@chats/domain/paths'
import { collection, limit, orderBy, query, where } from 'firebase/firestore'
import { computed, toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'

const MOST_ENTRIES = 100

/** The dialogs of a chat, the latest opened first; nothing is read while the chat is null. */
export function useChatDialogs(chatId: MaybeRefOrGetter<string | null>) {
  const { rows, state } = useLiveQuery<Dialog>(() => {
    const id = toValue(chatId)
    if (id === null) return null
    const target = () => query(collection(backend().db, dialogsPath), where('chatId', '==', id))
    return { key: `dialogs ${id}`, target }
  })
  const all = computed(() => rows.value.toSorted((a, b) => b.openedAt - a.openedAt))
  return {
    state,
    open: computed(() => all.value.filter(dialog => dialog.state !== 'resolved')),
    resolved: computed(() => all.value.filter(dialog => dialog.state === 'resolved')),
  }
}

/** What became of a dialog, the newest first. */
export const useDialogHistory = (dialogId: string) =>
  useLiveQuery<DialogEntry>({
    key: dialogHistoryPath(dialogId),
    target: () =>
      query(
        collection(backend().db, dialogHistoryPath(dialogId)),
        orderBy('at', 'desc'),
        limit(MOST_ENTRIES),
      ),
  })
