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
  | { readonly event: 'inbound_early'; readonly chatId: string; readonly updateId: string }
  | { readonly event: 'webhook_refused'; readonly channelId: string; readonly status: number }
  | { readonly event: 'store_unavailable'; readonly channelId: string; readonly reason: string }
  | {
      readonly event: 'delivery_moved'
      readonly chatId: string
      readonly messageId: string
      readonly to: string
      readonly reason?: string
    }
  | {
      readonly event: 'change_moved'
      readonly chatId: string
      readonly messageId: string
      readonly kind: string
      readonly to: string
      readonly reason?: string
    }
  | { readonly event: 'messages_counted'; readonly days: number }
  | { readonly event: 'rating_asked'; readonly dialogId: string; readonly result: string }
  | { readonly event: 'press_answered'; readonly chatId: string; readonly result: string }
  | { readonly event: 'scheduled_settled'; readonly queued: number; readonly stopped: number }
  | { readonly event: 'delivery_superseded'; readonly chatId: string; readonly messageId: string }
  | { readonly event: 'channel_stopped'; readonly channelId: string; readonly state: string }
  | { readonly event: 'channel_connected' | 'channel_photo_skipped'; readonly channelId: string }
  | { readonly event: 'channel_health'; readonly channelId: string; readonly state: string }
  | {
      readonly event: 'admin_acted'
      readonly uid: string
      readonly what: string
      readonly about: string
    }
  | { readonly event: 'requeued'; readonly id: string; readonly result: string }
  | { readonly event: 'console_value_refused'; readonly path: string; readonly reason: string }
  | { readonly event: 'claims_set' | 'claims_removed'; readonly uid: string }
  | { readonly event: 'wake_failed'; readonly channelId: string; readonly reason: string }
  | {
      readonly event: 'file_copied'
      readonly chatId: string
      readonly messageId: string
      readonly result: string
    }
  | { readonly event: 'photo_skipped'; readonly personId: string; readonly reason: string }
  | {
      readonly event: 'people_merged'
      readonly keepId: string
      readonly otherId: string
      readonly by: string
      readonly result: string
    }
  | {
      readonly event: 'people_unmerged'
      readonly otherId: string
      readonly by: string
      readonly result: string
    }
  | { readonly event: 'invite_made'; readonly personId: string; readonly channelId: string }
  | { readonly event: 'invite_followed'; readonly chatId: string; readonly result: string }
  | {
      readonly event: 'caught_up'
      readonly channelId: string
      readonly stored: number
      readonly finished: boolean
    }
  | { readonly event: 'catch_up_skipped'; readonly chatId: string; readonly reason: string }
  | { readonly event: 'event_too_old'; readonly id: string }
  | { readonly event: 'swept'; readonly expired: number; readonly drained: number }
  | { readonly event: 'tasks_gone_through'; readonly reminded: number; readonly deleted: number }
  | {
      readonly event: 'pushed'
      readonly kind: string
      readonly taken: number
      readonly gone: number
      readonly refused: number
      readonly later: number
    }
  | {
      readonly event: 'event_taken'
      readonly sourceId: string
      readonly what: string
      readonly result: string
    }
  | {
      readonly event: 'delivery_tried'
      readonly of: string
      readonly ownerId: string
      readonly to: string
      readonly reason?: string
    }
  | { readonly event: 'bots_resumed'; readonly count: number }
  | { readonly event: 'tunnels_moved' | 'tunnels_spread'; readonly runs: number }
  | { readonly event: 'tunnel_resumed'; readonly about: string; readonly runs: number }
  | { readonly event: 'uploads_swept' | 'tunnel_files_swept'; readonly removed: number }
  | { readonly event: 'job_moved'; readonly id: string; readonly to: string; readonly done: number }
  | { readonly event: 'jobs_swept'; readonly woken: number; readonly removed: number }

export type Log = (event: LogEvent) => void
