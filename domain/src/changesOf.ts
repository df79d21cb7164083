import type { Card } from './Card.ts'
import type { CardChange } from './CardChange.ts'
import { sameValue } from './sameValue.ts'

const LONGEST = 500
/** What says nothing about the person; what tunnels did, the timeline and their runs tell. */
const aside: readonly string[] = [
  'tunnels',
  'schema',
  'createdAt',
  'updatedAt',
  'updatedBy',
  'notSameAs',
] satisfies (keyof Card)[]

/** What changed on a card, field by field, as its history keeps it; null when nothing that it keeps did. */
export function changesOf(before: Card, after: Card): CardChange['changes'] | null {
  const [was, is] = [
    new Map<string, unknown>(Object.entries(before)),
    new Map<string, unknown>(Object.entries(after)),
  ]
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter(
    field => !aside.includes(field) && !sameValue(was.get(field) ?? null, is.get(field) ?? null),
  )
  if (!fields.length) return null
  return Object.fromEntries(
    fields.map(field => [field, { from: cut(was.get(field) ?? null), to: cut(is.get(field) ?? null) }]),
  )
}

const cut = (value: unknown): unknown =>
  typeof value === 'string' && value.length > LONGEST
    ? `${value.slice(0, LONGEST - 1).toWellFormed()}…`
    : value

/** Who changed it: a manager's browser says so in the write that changes `updatedAt`, functions never do. */
export const changedBy = (before: Card, after: Card): string | null =>
  after.updatedAt === before.updatedAt ? null : (after.updatedBy ?? null)
