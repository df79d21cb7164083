import type { Instant } from './Instant.ts'

/**
 * What a messenger told when it was asked where it delivers. `nothing`: it did not answer, which says nothing about the
 * channel. `url` is empty when it delivers nowhere.
 */
export type WebhookGlimpse =
  | {
      readonly seen: 'webhook'
      readonly url: string
      readonly pending: number
      readonly lastError?: { readonly at: Instant; readonly said: string }
    }
  | { readonly seen: 'token_refused'; readonly said: string }
  | { readonly seen: 'nothing' }
