import type { Card, OrdersSummary } from './Card.ts'
import type { Instant } from './Instant.ts'
import type { Added, Merge } from './Merge.ts'
import { mergedLists, mergedMaps } from './mergedParts.ts'
import type { MergedList, MergedMap } from './mergedParts.ts'
import { sameValue } from './sameValue.ts'

const lists = Object.keys(mergedLists) as MergedList[]

/** The kept card without what came by a merge, and what other merges answer for from now on, by `otherId`. */
export interface PartedCard {
  readonly card: Card
  readonly inherited: Readonly<Record<string, Added>>
}

/**
 * The card without what it has through this merge alone. What a sibling brought as well is from now on the sibling's;
 * what was changed since belongs to the kept one and stays.
 */
export function unmergeCards(kept: Card, merge: Merge, siblings: readonly Merge[], now: Instant): PartedCard {
  const inherited: Record<string, Added> = {}
  const inherit = ({ otherId, added }: Merge, more: (had: Added) => Partial<Added>) => {
    const had = inherited[otherId] ?? added
    inherited[otherId] = { ...had, ...more(had) }
  }
  const isHeld = (part: string, value: object) =>
    part === 'phones' || part === 'emails' || Object.keys(value).length > 0
  const parts: [string, unknown][] = [...lists.map(withoutValues), ...mergedMaps.map(withoutKeys)].map(
    ([part, left]) => [part, isHeld(part, left) ? left : undefined],
  )
  const changed = {
    ...kept,
    ...Object.fromEntries(parts),
    note: withoutParagraph(kept.note, merge.added.note),
    blacklisted: merge.added.blacklisted ? staysBlacklisted() : kept.blacklisted,
    orders: withoutOrders(kept.orders, merge.added.orders),
    updatedAt: now,
  }
  const card = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)) as Card
  return { card, inherited }

  function withoutValues(list: MergedList): readonly [string, object] {
    const keyOf = mergedLists[list]
    const gone = (merge.added[list] ?? []).filter(value => {
      const heir = siblings.find(({ before }) =>
        (before.card[list] ?? []).some(other => keyOf(other) === keyOf(value)),
      )
      if (heir) inherit(heir, had => ({ [list]: [...(had[list] ?? []), value] }))
      return !heir
    })
    return [list, (kept[list] ?? []).filter(value => !gone.includes(value))]
  }

  function withoutKeys(map: MergedMap): readonly [string, object] {
    const { before, added } = merge
    const left = Object.entries<unknown>(kept[map] ?? {}).flatMap(([key, value]) => {
      const came = added[map]?.includes(key) && sameValue(value, before.card[map]?.[key])
      if (!came) return [[key, value] as const]
      const heir = siblings.find(one => one.before.card[map]?.[key] !== undefined)
      if (!heir) return []
      inherit(heir, had => ({ [map]: [...(had[map] ?? []), key] }))
      return [[key, heir.before.card[map]?.[key]] as const]
    })
    return [map, Object.fromEntries(left)]
  }

  function staysBlacklisted(): true | undefined {
    const heir = siblings.find(({ before }) => before.card.blacklisted)
    if (heir) inherit(heir, () => ({ blacklisted: true }))
    return heir && true
  }
}

/** A paragraph that was edited since belongs to the kept one and stays. */
function withoutParagraph(note: string, paragraph: string): string {
  const at = paragraph ? note.lastIndexOf(paragraph) : -1
  if (at < 0) return note
  const [before, after] = [note.slice(0, at), note.slice(at + paragraph.length)]
  return before.endsWith('\n\n') ? before.slice(0, -2) + after : before + after.replace(/^\n\n/u, '')
}

/** Undefined when none are left. When the last one was is known of both together alone. */
function withoutOrders(
  all: OrdersSummary | undefined,
  gone: OrdersSummary | undefined,
): OrdersSummary | undefined {
  if (!all || !gone) return all
  const count = all.count - gone.count
  if (count <= 0) return undefined
  const sums = Object.entries(all.paidSums).map(([currency, sum]): [string, number] => [
    currency,
    sum - (gone.paidSums[currency] ?? 0),
  ])
  return {
    count,
    paid: Math.max(0, all.paid - gone.paid),
    paidSums: Object.fromEntries(sums.filter(([, sum]) => sum !== 0)),
    lastAt: all.lastAt,
  }
}
