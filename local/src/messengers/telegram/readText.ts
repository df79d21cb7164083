import { isRecord } from '../readForm.ts'
import type { MethodContext } from './Method.ts'
import { badRequest } from './Refusal.ts'

const types = new Set(
  (
    'mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler ' +
    'blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time'
  ).split(' '),
)

/** A text of at most `limit` UTF-16 units without white space around it, and its checked entities. */
export function readText(
  { params }: MethodContext,
  field: 'text' | 'caption',
  limit: number,
): { text: string; entities: unknown[] } {
  const listed = params.json(field === 'text' ? 'entities' : 'caption_entities')
  return tidyText(params.text(field) ?? '', listed, field, limit)
}

/** The same of a text and entities that came otherwise. */
export function tidyText(
  given: string,
  listed: unknown,
  field: 'text' | 'caption',
  limit: number,
): { text: string; entities: unknown[] } {
  const lead = given.length - given.trimStart().length
  const text = given.trim()
  if (text.length > limit) {
    throw badRequest(field === 'text' ? 'message is too long' : 'message caption is too long')
  }
  if (!Array.isArray(listed ?? [])) throw badRequest("can't parse entities: expected an Array")
  const entities = [listed ?? []].flat().map(entity => readEntity(entity, given.length, lead, text.length))
  return { text, entities: entities.filter(entity => entity !== undefined) }
}

function readEntity(entity: unknown, length: number, lead: number, kept: number): unknown {
  if (!isRecord(entity)) throw badRequest("can't parse entities: expected an Object")
  const { type, offset, length: size } = entity
  if (!types.has(String(type))) throw badRequest(`can't parse entities: unsupported type "${String(type)}"`)
  if (!Number.isInteger(offset) || !Number.isInteger(size)) {
    throw badRequest('can\'t parse entities: field "offset" and "length" must be of type Number')
  }
  const start = Number(offset)
  const end = start + Number(size)
  if (start < 0 || Number(size) < 0 || end > length) throw badRequest('entity has incorrect bounds')
  const from = Math.max(start - lead, 0)
  const to = Math.min(end - lead, kept)
  return to > from ? { ...entity, offset: from, length: to - from } : undefined
}
