import type { Buttons } from './Button.ts'
import type { Card } from './Card.ts'
import type { Channel } from './Channel.ts'
import type { Chat } from './Chat.ts'
import type { Dialog } from './Dialog.ts'
import { fillTemplate } from './fillTemplate.ts'
import type { Instant } from './Instant.ts'
import { isBotOff } from './isBotOff.ts'
import type { Person } from './Person.ts'
import type { RatingForm } from './RatingForm.ts'
import { ratingPressOf, ratingScores } from './ratingPress.ts'
import { templateValues } from './templateValues.ts'

/** What asking depends on. */
export interface Rateable {
  readonly dialog: Dialog
  readonly chat: Chat
  readonly person: Person
  readonly card: Pick<Card, 'blacklisted'> | null
  readonly channel: Pick<Channel, 'state' | 'title'> | null
  readonly form: RatingForm
}

/** Whether the person is asked, and if not, why: nobody is written to who must not be, or where the bot is silent. */
export function refusesRating(
  { chat, person, card, channel, form }: Omit<Rateable, 'dialog'>,
  chatId: string,
  now: Instant,
): NonNullable<Dialog['ratingForm']>['reason'] | null {
  if (!form.on) return 'off'
  if (chat.state !== 'subscribed') return 'blocked'
  if (card?.blacklisted) return 'blacklisted'
  if (!channel || channel.state === 'removed') return 'channel'
  return isBotOff(person.chats[chatId]?.botOff, now) ? 'botOff' : null
}

/** The words of the form for one person: those of who resolved the dialog, as they stand, else the company's. */
export const ratingText = ({ form, person, dialog, channel }: Rateable): string =>
  dialog.ratingText?.trim() ||
  fillTemplate(
    form.text,
    templateValues({
      person: person.name,
      manager: dialog.updatedBy.name,
      channel: channel?.title ?? '',
    }),
  ).trim()

/** The five scores in a row. */
export const ratingButtons = (dialogId: string): Buttons => [
  { row: ratingScores.map(what => ({ text: String(what), press: ratingPressOf({ dialogId, what }) })) },
]
