import type { Card, OrdersSummary } from './Card.ts'
import type { Instant } from './Instant.ts'
import type { Added } from './Merge.ts'
import { mergedLists, mergedMaps } from './mergedParts.ts'
import type { MergedList } from './mergedParts.ts'

const MOST_CONTACTS = 20
const MOST_TAGS = 50
const LONGEST_NOTE = 5000

/** The card of the kept one as it shall be, and what it has from the other one alone. */
export interface MergedCard {
  readonly card: Card
  readonly added: Added
}

/**
 * Two cards as one: the phones, addresses, tags, lead tools and sources of both, their orders summed, their notes one
 * under the other; plans, fields and tunnels of both, where both have one that of the kept one. Whoever is on the block
 * list brings it along. `too_large` when a card cannot hold it, for nothing is cut.
 */
export function mergeCards(keepId: string, keep: Card, other: Card, now: Instant): MergedCard | 'too_large' {
  const added: Added = {
    phones: fresh('phones', keep.phones, other.phones),
    emails: fresh('emails', keep.emails, other.emails),
    notSameAs: fresh('notSameAs', [...(keep.notSameAs ?? []), keepId], other.notSameAs),
    note: other.note.trim() ? `— ${other.name} —\n${other.note}` : '',
    tags: fresh('tags', keep.tags, other.tags),
    leadTools: fresh('leadTools', keep.leadTools, other.leadTools),
    sources: fresh('sources', keep.sources, other.sources),
    salesPlans: missing(keep.salesPlans, other.salesPlans),
    fields: missing(keep.fields, other.fields),
    tunnels: missing(keep.tunnels, other.tunnels),
    ...(other.blacklisted && !keep.blacklisted && { blacklisted: true }),
    ...(other.orders && { orders: other.orders }),
  }
  const card: Card = {
    ...keep,
    note: [keep.note, added.note].filter(Boolean).join('\n\n'),
    ...(added.blacklisted && { blacklisted: true }),
    ...(added.orders && { orders: sumOrders(keep.orders, added.orders) }),
    updatedAt: now,
  }
  for (const list of Object.keys(mergedLists) as MergedList[]) {
    if (added[list]?.length) card[list] = [...(keep[list] ?? []), ...added[list]]
  }
  for (const map of mergedMaps) {
    if (added[map]?.length) Object.assign(card, { [map]: { ...other[map], ...keep[map] } })
  }
  const large =
    Math.max(card.phones.length, card.emails.length) > MOST_CONTACTS ||
    (card.tags ?? []).length > MOST_TAGS ||
    card.note.length > LONGEST_NOTE
  return large ? 'too_large' : { card, added }
}

/** What of `more` is not in `known`, each once. */
function fresh(list: MergedList, known: readonly string[] = [], more: readonly string[] = []): string[] {
  const keyOf = mergedLists[list]
  const seen = new Set(known.map(keyOf))
  return more.filter(value => {
    const isNew = !seen.has(keyOf(value))
    seen.add(keyOf(value))
    return isNew
  })
}

const missing = (known: object = {}, more: object = {}): string[] =>
  Object.keys(more).filter(key => !Object.hasOwn(known, key))

function sumOrders(a: OrdersSummary | undefined, b: OrdersSummary): OrdersSummary {
  if (!a) return b
  const paidSums = { ...a.paidSums }
  for (const [currency, sum] of Object.entries(b.paidSums)) {
    paidSums[currency] = (paidSums[currency] ?? 0) + sum
  }
  return {
    count: a.count + b.count,
    paid: a.paid + b.paid,
    paidSums,
    lastAt: a.lastAt === null || b.lastAt === null ? (a.lastAt ?? b.lastAt) : Math.max(a.lastAt, b.lastAt),
  }
}
