import type { Words } from './joinWords.ts'
import { readQuoted } from './updateSchema.ts'
import type { VkAttachment } from './updateSchema.ts'

/** Forwards of forwards, as deep as a body may be nested anyway. */
const DEEPEST = 20

/** Forwarded messages: their words as quotes, and what they carry. */
export interface Forwards {
  readonly words: readonly Words[]
  readonly attachments: readonly VkAttachment[]
}

/** Reads forwarded messages and what those forward. VK tells whose they are by number only. */
export function readForwards(values: readonly unknown[], depth = 0): Forwards {
  const words: Words[] = []
  const attachments: VkAttachment[] = []
  for (const value of depth < DEEPEST ? values : []) {
    const message = readQuoted(value)
    if (!message) continue
    const inner = readForwards(message.fwd_messages, depth + 1)
    if (message.text) words.push(quote(message.from_id, message.text.toWellFormed()))
    words.push(...inner.words)
    attachments.push(...message.attachments, ...inner.attachments)
  }
  return { words, attachments }
}

function quote(from: number | undefined, said: string): Words {
  const text = from === undefined ? said : `${from < 0 ? `club${-from}` : `id${from}`}: ${said}`
  return { text, formatting: [{ type: 'quote', offset: 0, length: text.length }] }
}
