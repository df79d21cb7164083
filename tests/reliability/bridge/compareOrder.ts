/** What became of things that were to arrive in order, per lane. */
export interface Comparison {
  readonly lost: number
  readonly duplicated: number
  /** Arrived and was never offered. */
  readonly unexpected: number
  /** Neighbours that stand the wrong way round. */
  readonly inversions: number
}

type Lanes = ReadonlyMap<string, readonly string[]>

/** Compares what was offered, lane by lane and in its order, with what arrived; both are names, each offered once. */
export function compareOrder(offered: Lanes, arrived: Lanes): Comparison {
  let [lost, duplicated, unexpected, inversions] = [0, 0, 0, 0]
  for (const lane of new Set([...offered.keys(), ...arrived.keys()])) {
    const place = new Map((offered.get(lane) ?? []).map((name, index) => [name, index]))
    const there = arrived.get(lane) ?? []
    const seen = new Set(there)
    lost += [...place.keys()].filter(name => !seen.has(name)).length
    duplicated += there.length - seen.size
    unexpected += [...seen].filter(name => !place.has(name)).length
    const places = there.flatMap(name => place.get(name) ?? [])
    inversions += places.filter((at, index) => at < (places[index - 1] ?? -1)).length
  }
  return { lost, duplicated, unexpected, inversions }
}
