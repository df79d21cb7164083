import type { NotificationChoice } from '@chats/domain/NotificationChoice'
import type { NotifiedKind } from '@chats/domain/NotifiedKind'

/** What happened, and in which chat, if in any. */
interface News {
  readonly kind: NotifiedKind
  readonly chatId: string | undefined
  /** Who did it. */
  readonly byId: string | undefined
}

/** Whether a page sounds for what happened: never for one's own act, nor in the chat that one looks at. */
export function isHeard(
  { kind, chatId, byId }: News,
  {
    choice,
    uid,
    lookedAt,
  }: { readonly choice: NotificationChoice; readonly uid: string; readonly lookedAt: string | null },
): boolean {
  if (!choice.sound || !choice.sounds.includes(kind)) return false
  if (byId === uid) return false
  return chatId === undefined || chatId !== lookedAt
}
