import type { Formatting } from '@chats/domain/Formatting'
import { z } from 'zod'

const itemSchema = z.object({
  type: z.string(),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  url: z.string().max(2048).optional(),
})
const formatSchema = z.looseObject({ items: z.array(z.unknown()) })

const types: Readonly<Record<string, Formatting['type']>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  url: 'link',
}

/** VK's `format_data`: stretches of a text in UTF-16 units. What we do not know of it stays plain text. */
export function readFormatting(value: unknown, textLength: number): readonly Formatting[] {
  const format = formatSchema.safeParse(value)
  if (!format.success) return []
  return format.data.items.flatMap((item): Formatting[] => {
    const read = itemSchema.safeParse(item)
    if (!read.success) return []
    const { offset, length, url } = read.data
    const type = Object.hasOwn(types, read.data.type) ? types[read.data.type] : undefined
    if (!type || offset + length > textLength) return []
    if (type !== 'link') return [{ type, offset, length }]
    return url && /^(https?|mailto|tel):/iu.test(url) ? [{ type, offset, length, url }] : []
  })
}
