import type { SendFailure } from '@chats/domain/Sending'

/** What VK's API answered instead of a result: https://dev.vk.com/reference/errors */
export interface VkRefusal {
  readonly error_code: number
  readonly error_msg: string
}

const rate = (seconds: number): SendFailure => ({ class: 'rate', waitMs: seconds * 1000 })
const refuses = (reason: 'person_blocked' | 'person_deactivated' | 'person_unreachable'): SendFailure => ({
  class: 'person_refuses',
  reason,
})
const wrong = (reason: 'too_long' | 'too_big' | 'bad_input'): SendFailure => ({ class: 'bad_input', reason })

const classes = new Map<number, SendFailure>([
  // Whether it was done is not known; a repeat with the same random_id does no harm.
  [1, { class: 'ambiguous' }],
  [10, { class: 'ambiguous' }],
  [6, rate(1)],
  // Flood control does not say how long; each time in a row it is given twice as long.
  [9, { class: 'rate', waitMs: 15_000, grows: true }],
  [29, rate(300)],
  [601, rate(60)],
  // A captcha: nobody can solve it here, it goes by itself.
  [14, rate(900)],
  [5, { class: 'channel_auth' }],
  [27, { class: 'channel_auth' }],
  [28, { class: 'channel_auth' }],
  [1117, { class: 'channel_auth' }],
  [18, refuses('person_deactivated')],
  [900, refuses('person_blocked')],
  [901, refuses('person_blocked')],
  [902, refuses('person_unreachable')],
  [917, refuses('person_unreachable')],
  [932, refuses('person_unreachable')],
  [936, refuses('person_unreachable')],
  [950, refuses('person_unreachable')],
  [910, wrong('too_big')],
  [914, wrong('too_long')],
  [100, wrong('bad_input')],
  [911, wrong('bad_input')],
  [909, { class: 'too_late' }],
  [920, { class: 'too_late' }],
  [924, { class: 'too_late' }],
])

/** The class of a refusal by its code; one that is not in the table is our mistake, and asking again does not help. */
export const vkError = ({ error_code }: Pick<VkRefusal, 'error_code'>): SendFailure =>
  classes.get(error_code) ?? wrong('bad_input')
