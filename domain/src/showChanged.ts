import type { Changes, Known } from './Known.ts'
import type { Message } from './Message.ts'
import { showOnRow } from './showOnRow.ts'

/** A message that changed, and the row where it is the one shown there; nothing when it is the same message. */
export function showChanged({ message, person }: Known, id: string, changed: Message): Changes {
  if (changed === message) return {}
  const last = person?.lastMessage
  const shown = last?.messageId === id && last.chatId === changed.chatId
  return {
    message: changed,
    ...(person && shown && { person: { ...person, ...showOnRow(person, id, changed) } }),
  }
}
