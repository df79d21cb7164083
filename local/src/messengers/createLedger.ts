/** One message on its way through a simulator; `ids` are the messenger's own. */
export interface LedgerEntry {
  marker: string
  messenger: string
  channel: string
  chat: string
  ids: string[]
  count: number
  at: number
}

/** A message of a person: how often it was posted to the webhook, accepted by it, and given up. */
export interface OfferedEntry extends LedgerEntry {
  attempts: number
  accepted: number
  dropped: number
}

type Passage = Omit<LedgerEntry, 'marker' | 'ids' | 'count'> & { id: string; text?: string }

export interface Ledger {
  offered(passage: Passage): void
  attempted(passage: Passage): void
  accepted(passage: Passage): void
  dropped(passage: Passage): void
  delivered(passage: Passage): void
  early(passage: { messenger: string; channel: string; method: string; at: number }): void
  warn(warning: { messenger: string; channel: string; what: string; at: number }): void
  report(): {
    offered: OfferedEntry[]
    delivered: LedgerEntry[]
    earlyCalls: number
    early: unknown[]
    warnings: unknown[]
  }
  reset(): void
}

/** The marker of a text («m-…», guillemets or none), by which a message is counted; without one, its id in its chat. */
export function markerOf(text: string | undefined, channel: string, chat: string, id: string): string {
  const found = /«(m-[^»]+)»|(?:^|\s)(m-[\w-]+)/u.exec(text ?? '')
  return found?.[1] ?? found?.[2] ?? `${channel}/${chat}/${id}`
}

/** Counts what persons offered and what reached them, so that lost and doubled messages are numbers and not opinions. */
export function createLedger(): Ledger {
  let offered = new Map<string, OfferedEntry>()
  let delivered = new Map<string, LedgerEntry>()
  let markers = new Map<string, string>()
  let early: unknown[] = []
  let warnings: unknown[] = []

  const fresh = (marker: string, { messenger, channel, chat, at }: Passage): LedgerEntry => ({
    marker,
    messenger,
    channel,
    chat,
    ids: [],
    count: 0,
    at,
  })

  function offeredEntry(passage: Passage): OfferedEntry {
    const own = `${passage.channel}/${passage.chat}/${passage.id}`
    const marker = markers.get(own) ?? markerOf(passage.text, passage.channel, passage.chat, passage.id)
    markers.set(own, marker)
    const entry = offered.get(marker) ?? { ...fresh(marker, passage), attempts: 0, accepted: 0, dropped: 0 }
    offered.set(marker, entry)
    return entry
  }

  function note(entry: LedgerEntry, id: string) {
    entry.count++
    if (!entry.ids.includes(id)) entry.ids.push(id)
  }

  return {
    offered: passage => note(offeredEntry(passage), passage.id),
    attempted: passage => void offeredEntry(passage).attempts++,
    accepted: passage => void offeredEntry(passage).accepted++,
    dropped: passage => void offeredEntry(passage).dropped++,
    delivered(passage) {
      const marker = markerOf(passage.text, passage.channel, passage.chat, passage.id)
      const entry = delivered.get(marker) ?? fresh(marker, passage)
      delivered.set(marker, entry)
      note(entry, passage.id)
    },
    early: call => void early.push(call),
    warn: warning => void warnings.push(warning),
    report: () => ({
      offered: [...offered.values()],
      delivered: [...delivered.values()],
      earlyCalls: early.length,
      early,
      warnings,
    }),
    reset() {
      offered = new Map()
      delivered = new Map()
      markers = new Map()
      early = []
      warnings = []
    },
  }
}
