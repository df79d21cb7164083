import type { Content } from '@chats/domain/Content'
import { joinWords } from './joinWords.ts'
import { readAttachment } from './readAttachment.ts'
import { readFormatting } from './readFormatting.ts'
import { readForwards } from './readForwards.ts'
import { readGeo } from './readGeo.ts'
import type { VkQuoted } from './updateSchema.ts'

/** One message may carry many things, forwarded ones among them; each becomes a message of its own. */
const MOST = 40

/**
 * Everything a message says, at least one thing, in VK's order: its words (with what it forwards as quotes) as the
 * caption of the first file where that takes one, else by themselves.
 */
export function readContents(message: VkQuoted): readonly Content[] {
  const forwards = readForwards(message.fwd_messages)
  const read = [...message.attachments.map(readAttachment), ...forwards.attachments.map(readAttachment)]
  const own = message.text.toWellFormed()
  const links = read.flatMap(({ link }) => (link && !own.includes(link.url) ? [link.text] : []))
  const words = joinWords(
    [{ text: own, formatting: readFormatting(message['format_data'], own.length) }],
    links.map(text => ({ text, formatting: [] })),
    forwards.words,
  )
  const geo = readGeo(message.geo)
  const things = [...read.flatMap(({ content }) => content ?? []), ...(geo ? [geo] : [])].slice(0, MOST)

  const [first, ...more] = things
  if (!words.text) return first ? things : [{ kind: 'unsupported', what: 'empty' }]
  if (first && takesCaption(first)) {
    const text = first.text ? `${words.text}\n${first.text}` : words.text
    return [{ ...first, ...words, text }, ...more]
  }
  return [{ kind: 'text', ...words }, ...things]
}

type Captioned = Extract<
  Content,
  { kind: 'photo' | 'video' | 'round' | 'animation' | 'voice' | 'audio' | 'file' }
>

const captioned = new Set<string>(['photo', 'video', 'round', 'animation', 'voice', 'audio', 'file'])
const takesCaption = (content: Content): content is Captioned => captioned.has(content.kind)
