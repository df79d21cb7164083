/** Something open that others share: it stays open while it is held, and a while after. */
export interface Openable {
  readonly close: () => void
}

export interface Shelf {
  /** The thing under `key`, opened if it is not; every `take` is paired with one `put`. */
  readonly take: <T extends Openable>(key: string, open: () => T) => T
  /** Whether the thing under `key` is open: taking it then costs nothing. */
  readonly has: (key: string) => boolean
  readonly put: (key: string) => void
  /** Like `put`, for what nobody will come back to: closed at once when nobody else holds it. */
  readonly drop: (key: string) => void
}

/**
 * Shares open things by key. One that nobody holds any longer stays for `idleMs`, so that coming back costs nothing;
 * beyond `mostIdle` of them the longest idle is closed first.
 */
export function createShelf(idleMs: number, mostIdle: number): Shelf {
  const held = new Map<string, { thing: Openable; holders: number }>()
  const idle = new Map<string, ReturnType<typeof setTimeout>>()

  function discard(key: string) {
    clearTimeout(idle.get(key))
    idle.delete(key)
    const entry = held.get(key)
    held.delete(key)
    entry?.thing.close()
  }

  /** Whether nobody holds it any longer. */
  function release(key: string): boolean {
    const entry = held.get(key)
    if (!entry) return false
    entry.holders -= 1
    return entry.holders <= 0
  }

  return {
    take<T extends Openable>(key: string, open: () => T): T {
      clearTimeout(idle.get(key))
      idle.delete(key)
      const entry = held.get(key) ?? { thing: open(), holders: 0 }
      entry.holders += 1
      held.set(key, entry)
      return entry.thing as T
    },
    has: key => held.has(key),
    put(key) {
      if (!release(key)) return
      idle.set(
        key,
        setTimeout(() => discard(key), idleMs),
      )
      const [longest] = idle.keys()
      if (idle.size > mostIdle && longest !== undefined) discard(longest)
    },
    drop(key) {
      if (release(key)) discard(key)
    },
  }
}
