import type { Instant } from './Instant.ts'

/**
 * How handing a message, or a change of one, to a messenger ended. `externalId` is the messenger's own id, `at` its time;
 * `others` are the ids of an album's parts after the first.
 */
export type Sending =
  | {
      readonly ok: true
      readonly externalId: string
      readonly others?: readonly string[]
      readonly at: Instant
    }
  | { readonly ok: false; readonly failure: SendFailure }

/**
 * The error classes of sending. `rate`: wait so long; longer each time it
 * `grows`; `held` when no call was made, because another send had just been told. `pre_send`: it provably never left. `ambiguous`: it left, and no
 * answer came. `channel_auth`: the token died. `channel_conflict`: somebody else uses it. `person_refuses`: this person
 * cannot be written to. `bad_input`: the messenger refuses what was written. `too_late`: it can no longer be changed.
 */
export type SendFailure =
  | { readonly class: 'rate'; readonly waitMs: number; readonly grows?: true; readonly held?: true }
  | { readonly class: 'pre_send' | 'ambiguous' | 'channel_auth' | 'channel_conflict' | 'too_late' }
  | {
      readonly class: 'person_refuses'
      readonly reason: 'person_blocked' | 'person_deactivated' | 'person_unreachable'
    }
  | { readonly class: 'bad_input'; readonly reason: 'too_long' | 'too_big' | 'not_found' | 'bad_input' }
