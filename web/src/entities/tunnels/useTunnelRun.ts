import { tunnelRunPath } from '@chats/domain/paths'
import { tunnelRunIdOf } from '@chats/domain/tunnelRunIdOf'
import type { TunnelRun } from '@chats/domain/TunnelRun'
import { doc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useLiveDoc } from '../useLive.ts'

/** A chat's way through a tunnel, live; null waits. */
export const useTunnelRun = (place: () => { readonly tunnelId: string; readonly chatId: string } | null) =>
  useLiveDoc<TunnelRun>(() => {
    const wanted = place()
    if (!wanted) return null
    const path = tunnelRunPath(tunnelRunIdOf(wanted.tunnelId, wanted.chatId))
    return { key: path, target: () => doc(backend().db, path) }
  })
