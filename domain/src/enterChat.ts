import { enterTimeline } from './enterTimeline.ts'
import type { Instant } from './Instant.ts'
import type { Changes, Known } from './Known.ts'
import type { Encounter } from './meetPerson.ts'
import type { Message } from './Message.ts'

/** What a new entry of a chat's timeline changes: itself, the row, and the chat and the card where they are new. */
export function enterChat(
  known: Known,
  { chat, person, card }: Encounter,
  id: string,
  message: Message,
  now: Instant,
): Changes {
  return {
    message,
    person: enterTimeline(person, chat, id, message, { now, readAllBefore: known.readAllBefore }),
    ...(chat !== known.chat && { chat }),
    ...(card && { card }),
  }
}
