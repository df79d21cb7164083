const DAY_MS = 86_400_000
/** A chart of more days than these would be nothing but lines. */
const MOST = 400

/** All days from one to another, both included; what is known of each, and where nothing is, what stands for it. */
export function everyDay<T>(
  { from, to }: { readonly from: string; readonly to: string },
  known: readonly { readonly key: string; readonly value: T }[],
  nothing: T,
): readonly { readonly key: string; readonly value: T }[] {
  const byDay = new Map(known.map(({ key, value }) => [key, value]))
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const count = Math.min(MOST, Math.round((last - first) / DAY_MS) + 1)
  return Array.from({ length: Math.max(0, count) || 0 }, (_, n) => {
    const key = new Date(first + n * DAY_MS).toISOString().slice(0, 10)
    return { key, value: byDay.get(key) ?? nothing }
  })
}
