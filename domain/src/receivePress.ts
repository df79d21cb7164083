import type { Content } from './Content.ts'
import { enterChat } from './enterChat.ts'
import type { InboundPress } from './Inbound.ts'
import type { Instant } from './Instant.ts'
import type { Changes, Known } from './Known.ts'
import { meetPerson } from './meetPerson.ts'
import type { Place } from './meetPerson.ts'
import type { Message } from './Message.ts'
import { messageIdOf } from './messageIdOf.ts'
import { timelineAt } from './timelineAt.ts'
import { welcomeBack } from './welcomeBack.ts'

/**
 * A press enters the timeline at the person's side, once for each update, and is not unread. Of a message that is not in
 * this chat, or no longer has the button, only what came is kept: nobody may conclude more from it.
 */
export function receivePress(known: Known, inbound: InboundPress, place: Place, now: Instant): Changes {
  const { press, messageExternalId, answerId, at } = inbound
  const met = meetPerson(known, inbound.sender, place, at, now)
  const chat = welcomeBack(met.chat, at)
  const content: Content = {
    kind: 'press',
    text: labelOf(known.pressed?.content, press),
    press,
    messageExternalId,
    ...(known.pressed && { messageId: known.pressed.id }),
    ...(answerId !== undefined && { answerId }),
  }
  const message: Message = {
    schema: 1,
    chatId: place.chatId,
    personId: chat.personId,
    direction: 'in',
    kind: content.kind,
    at: timelineAt(inbound, place.messenger, now),
    content,
    author: { type: 'person', id: chat.personId, name: chat.name },
  }
  return enterChat(known, { ...met, chat }, messageIdOf(inbound), message, now)
}

function labelOf(content: Content | undefined, press: string): string {
  const buttons = content?.kind === 'text' ? (content.buttons ?? []).flatMap(({ row }) => row) : []
  return buttons.find(button => 'press' in button && button.press === press)?.text ?? ''
}
