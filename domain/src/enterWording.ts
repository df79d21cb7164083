import type { Author } from './Author.ts'
import type { Content } from './Content.ts'
import type { Instant } from './Instant.ts'
import { keepFile } from './keepFile.ts'
import type { Message } from './Message.ts'
import { sameValue } from './sameValue.ts'
import { without } from './without.ts'

/** A wording of a message, and since when it stands; the first one since ever. */
export interface Wording {
  readonly content: Content
  readonly since: Instant | undefined
  /** The manager who changed the message to it. */
  readonly by?: Author
}

const MOST_EDITS = 50

/**
 * The message with one more of its wordings, in its place by time: the latest is shown, those before it are its history,
 * in whatever order they came. The same message when it knew the wording, or one that says nothing new.
 */
export function enterWording(message: Message, wording: Wording): Message {
  const known = wordingsOf(message)
  if (wording.since === undefined && (known[0]?.since === undefined || known.length > MOST_EDITS))
    return message
  const contents = known.map(({ content }) => content).reverse()
  const entered: Wording = { ...wording, content: keepFile(wording.content, contents) }
  const later = known.findIndex(({ since }) => startOf({ since }) > startOf(entered))
  const place = later === -1 ? known.length : later
  const all = [...known.slice(0, place), entered, ...known.slice(place)]
  const telling = all.filter((one, index) => index === 0 || !sameValue(one.content, all[index - 1]?.content))
  return telling.length === known.length && telling.every((one, index) => isKnown(one, known[index]))
    ? message
    : withWordings(message, telling)
}

const startOf = ({ since }: Pick<Wording, 'since'>) => since ?? -Infinity

const isKnown = (one: Wording, known: Wording | undefined) =>
  one.since === known?.since && sameValue(one.content, known?.content)

function wordingsOf({ content, edits = [], editedAt }: Message): readonly Wording[] {
  const first = edits.length === 0 ? editedAt : edits[0]?.since
  return [...edits.map(edit => edit.content), content].map((wording, index) => {
    const begun = edits[index - 1]
    const since = index === 0 ? first : index === edits.length ? (editedAt ?? begun?.at) : begun?.at
    return { content: wording, since, ...(begun?.by && { by: begun.by }) }
  })
}

function withWordings(message: Message, wordings: readonly Wording[]): Message {
  const last = wordings.at(-1)
  if (!last) return message
  const edits = wordings.slice(1).map((next, index) => {
    const { content, since } = wordings[index] ?? next
    return {
      content,
      at: next.since ?? 0,
      ...(index === 0 && since !== undefined && { since }),
      ...(next.by && { by: next.by }),
    }
  })
  return {
    ...without(message, 'edits', 'editedAt'),
    kind: last.content.kind,
    content: last.content,
    ...(edits.length > 0 && { edits: edits.slice(-MOST_EDITS) }),
    ...(last.since !== undefined && { editedAt: last.since }),
  }
}
