import type { Formatting } from '@chats/domain/Formatting'
import { z } from 'zod'
import { isLinkable } from './isLinkable.ts'
import { nestStretches } from './nestStretches.ts'

const entitySchema = z.object({
  type: z.string(),
  offset: z.number().int(),
  length: z.number().int(),
  url: z.string().optional().catch(undefined),
})

/** Addresses, hashtags, commands and custom emoji stay plain text: https://core.telegram.org/bots/api#messageentity */
const types: Readonly<Record<string, Formatting['type']>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  spoiler: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'quote',
  expandable_blockquote: 'quote',
  text_link: 'link',
  mention: 'mention',
  text_mention: 'mention',
}

/** The formatting of a text from Telegram's entities, whatever they are: always in range and properly nested. */
export function readFormatting(text: string, entities: unknown): Formatting[] {
  return Array.isArray(entities) ? nestStretches(text, entities.flatMap(readEntity)) : []
}

function readEntity(given: unknown): Formatting[] {
  const entity = entitySchema.safeParse(given)
  if (!entity.success) return []
  const { offset, length, url } = entity.data
  const type = Object.hasOwn(types, entity.data.type) ? types[entity.data.type] : undefined
  if (!type) return []
  if (type !== 'link') return [{ type, offset, length }]
  return url !== undefined && isLinkable(url) ? [{ type, offset, length, url: url.toWellFormed() }] : []
}
