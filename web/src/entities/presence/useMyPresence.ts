import { presencePath } from '@chats/domain/paths'
import { useEventListener } from '@vueuse/core'
import { deleteDoc, doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { backend } from '../backend.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useSession } from '../session/useSession.ts'
import { createPresenceWriter } from './createPresenceWriter.ts'

/** What this manager's colleagues are told: whom they have open, and whether they are writing there. */
export const useMyPresence = defineStore('myPresence', () => {
  const session = useSession()
  const connection = useConnection()
  const typing = shallowRef(false)
  let assigneeOf: () => string | null = () => null

  const writer = createPresenceWriter({
    typing: now => (typing.value = now),
    now: () => performance.now(),
    tell(told) {
      const name = session.manager?.name
      // Said later it would not be true any more.
      if (!name || session.stage !== 'ready' || connection.state === 'offline') return false
      const ref = doc(backend().db, presencePath(session.uid))
      const written = told
        ? setDoc(ref, { schema: 1, name, ...told, assigneeId: assigneeOf(), at: serverTimestamp() })
        : deleteDoc(ref)
      // Not told is no harm: whoever has no right to the person is about to see that anyway.
      written.catch(() => undefined)
      return true
    },
  })
  useEventListener(document, 'visibilitychange', () => writer.show(document.visibilityState === 'visible'))
  useEventListener(globalThis, 'pagehide', () => writer.close())
  useEventListener(globalThis, 'pageshow', () => writer.show(true))

  return {
    /** I am typing to the person who is open. */
    typing,
    look(personId: string, assignee: () => string | null) {
      assigneeOf = assignee
      writer.look(personId)
    },
    leave: writer.leave,
    key: writer.key,
    sent: writer.sent,
    emptied: writer.emptied,
  }
})
