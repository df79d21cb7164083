import type { Content } from '@chats/domain/Content'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { clockText, dateText, dayNumber } from '../../ui/timeTexts.ts'

interface Words {
  readonly head: readonly string[]
  readonly deleted: string
  readonly edited: string
  /** What a message is called that says something else than words. */
  readonly kind: (content: Content) => string
  readonly author: (message: LiveMessage) => string
  readonly locale: string
  readonly zone?: string
}

/** Marks that turn the direction of text would turn what follows them as well. */
const plain = (text: string) => text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')

/** A conversation as plain text: a line for each day, and one that begins with the time and the author for each message. */
export function transcriptOf(messages: readonly LiveMessage[], words: Words): string {
  const { locale, zone } = words
  let day: number | null = null
  const lines = messages.flatMap(message => {
    const today = dayNumber(message.at, zone)
    const begins = today === day ? [] : ['', `— ${dateText(message.at, locale, zone)} —`]
    day = today
    return [...begins, lineOf(message, words)]
  })
  return [...words.head, ...lines, ''].map(plain).join('\n')
}

function lineOf(message: LiveMessage, words: Words): string {
  const { content } = message
  const kind = content.kind === 'text' ? '' : `[${words.kind(content)}]`
  const said = 'text' in content ? (content.text ?? '') : ''
  const name = 'file' in content && content.kind === 'file' ? content.file.name : ''
  const marks = message.editedAt === undefined ? '' : ` (${words.edited})`
  const shown =
    message.deletedAt === undefined
      ? [kind, name, said].filter(Boolean).join(' ') + marks
      : `[${words.deleted}]`
  const who = words.author(message)
  // What goes on in the next line stands under what was said.
  return `${clockText(message.at, words.locale, words.zone)}  ${who}: ${shown.replace(/\r?\n/g, '\n       ')}`
}
