import type { Inbound } from './Inbound.ts'

/**
 * What became of a request at the webhook. `unauthentic`: the secret is missing or wrong. `refused`: it is no update
 * at all, answered with that HTTP status. `poison`: an update that cannot be processed and is kept as it came.
 * `ignored`: an update that concerns no chat with a person. `confirmation`: VK asks whether the address is ours, and is
 * answered with that text; null while it is not known.
 */
export type Received =
  | { readonly type: 'unauthentic'; readonly status: 401 | 403 }
  | { readonly type: 'refused'; readonly status: 400 | 413 | 415 }
  | { readonly type: 'poison'; readonly updateId: string; readonly reason: string; readonly raw: string }
  | { readonly type: 'ignored'; readonly updateId: string; readonly reason: string; readonly raw: string }
  | { readonly type: 'confirmation'; readonly text: string | null }
  | {
      readonly type: 'inbound'
      readonly updateId: string
      readonly inbound: Inbound
      /** What else the update brought, of the same chat and in order: VK carries several files in one message. */
      readonly more?: readonly Inbound[]
      readonly raw: string
    }
