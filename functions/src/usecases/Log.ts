/** Everything the functions say about their work: ids and reasons, never a text, a phone or a token. */
export type LogEvent =
  | {
      readonly event: 'inbound_stored' | 'inbound_repeated'
      readonly messageId: string
      readonly chatId: string
    }
  | {
      readonly event: 'inbound_ignored'
      readonly channelId: string
      readonly updateId: string
      readonly reason: string
    }
  | {
      readonly event: 'quarantined'
      readonly channelId: string
      readonly updateId: string
      readonly reason: string
    }
  | { readonly event: 'webhook_refused'; readonly channelId: string; readonly status: number }
  | { readonly event: 'store_unavailable'; readonly channelId: string; readonly reason: string }
  | {
      readonly event: 'delivery_moved'
      readonly chatId: string
      readonly messageId: string
      readonly to: string
      readonly reason?: string
    }
  | { readonly event: 'delivery_superseded'; readonly chatId: string; readonly messageId: string }
  | { readonly event: 'channel_stopped'; readonly channelId: string; readonly state: string }
  | { readonly event: 'channel_connected'; readonly channelId: string }
  | { readonly event: 'console_value_refused'; readonly path: string; readonly reason: string }
  | { readonly event: 'claims_set' | 'claims_removed'; readonly uid: string }
  | { readonly event: 'wake_failed'; readonly channelId: string; readonly reason: string }
  | { readonly event: 'photo_skipped'; readonly personId: string; readonly reason: string }
  | { readonly event: 'event_too_old'; readonly id: string }
  | { readonly event: 'swept'; readonly expired: number; readonly drained: number }

export type Log = (event: LogEvent) => void
