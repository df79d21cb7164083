import type { SendFailure } from '@chats/domain/Sending'

/** What the Bot API answered when it was not `ok`: https://core.telegram.org/bots/api#making-requests */
export interface TelegramRefusal {
  readonly error_code: number
  readonly description: string
  readonly parameters?: { readonly retry_after?: number }
}

type Row = readonly [code: number, said: RegExp, failure: SendFailure]

/** The first row that fits decides; descriptions are matched because Telegram has no finer codes. */
const rows: readonly Row[] = [
  [401, /./u, { class: 'channel_auth' }],
  [404, /^not found$/iu, { class: 'channel_auth' }],
  [409, /./u, { class: 'channel_conflict' }],
  [403, /deactivated/iu, { class: 'person_refuses', reason: 'person_deactivated' }],
  [403, /blocked/iu, { class: 'person_refuses', reason: 'person_blocked' }],
  [403, /./u, { class: 'person_refuses', reason: 'person_unreachable' }],
  [
    400,
    /chat not found|user not found|peer_id_invalid/iu,
    { class: 'person_refuses', reason: 'person_unreachable' },
  ],
  [400, /user_is_blocked/iu, { class: 'person_refuses', reason: 'person_blocked' }],
  [400, /deactivated/iu, { class: 'person_refuses', reason: 'person_deactivated' }],
  [413, /./u, { class: 'bad_input', reason: 'too_big' }],
  [400, /too.long/iu, { class: 'bad_input', reason: 'too_long' }],
  [400, /too.big/iu, { class: 'bad_input', reason: 'too_big' }],
  [
    400,
    /message can't be (edited|deleted)|message_(edit_time_expired|delete_forbidden)/iu,
    { class: 'too_late' },
  ],
  [
    400,
    /message (to \w+ |to be replied )?not found|message_id_invalid|wrong file|wrong remote file|invalid file/iu,
    { class: 'bad_input', reason: 'not_found' },
  ],
]

/** The class of an answer that is not `ok`. An error of the server's own leaves open whether the message went out. */
export function telegramError({ error_code, description, parameters }: TelegramRefusal): SendFailure {
  if (error_code === 429) return { class: 'rate', waitMs: (parameters?.retry_after ?? 1) * 1000 }
  if (error_code >= 500) return { class: 'ambiguous' }
  const bare = description.replace(/^(bad request|forbidden|unauthorized|conflict): /iu, '') || description
  const row = rows.find(([code, said]) => code === error_code && said.test(bare))
  return row?.[2] ?? { class: 'bad_input', reason: 'bad_input' }
}
