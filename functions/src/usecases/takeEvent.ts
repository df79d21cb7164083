import type { EventOutcome } from '@chats/domain/EventAnswer'
import { eventRequestSchema } from '@chats/domain/EventRequest'
import type { Instant } from '@chats/domain/Instant'
import { keyParts } from '@chats/domain/keyParts'
import type { Events } from './Events.ts'
import type { Log } from './Log.ts'

/** A request at `POST /events`, before anything of it is trusted. */
export interface EventHttpRequest {
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
}

/** Always JSON; what went wrong is `error`, a word that programs may rely on, and `message`, for people. */
export interface EventHttpAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: object
}

export interface TakeEventPorts {
  readonly events: Events
  /** How long a caller has to wait, in milliseconds; 0: they may go on. */
  readonly waitOf: (caller: string) => number
  /** Ids of the keys that were right before in this instance. */
  readonly known: Set<string>
  readonly parse: (
    contentType: string | undefined,
    body: Uint8Array,
  ) => { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: number }
  readonly hashOf: (text: string | Uint8Array) => string
  readonly now: () => Instant
  readonly log: Log
}

/** An event is a few hundred bytes. */
const LARGEST = 64 * 1024
/** How far a clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/u

/** Takes one event in: who tells it, how often, what it says, and only then stores it. Every refusal leaves nothing behind. */
export async function takeEvent(
  { header, body }: EventHttpRequest,
  ports: TakeEventPorts,
): Promise<EventHttpAnswer> {
  const { events, now } = ports
  const shown = /^Bearer +(\S+)$/iu.exec(header('authorization') ?? '')?.[1] ?? ''
  const key = keyParts(shown)
  // Whoever shows keys that nobody has seen yet shares one pace: made-up ones would cost a read each.
  const waits = ports.waitOf(key && ports.known.has(key.id) ? key.id : 'nobody')
  if (waits > 0)
    return refuse(429, 'too_many_requests', 'Slow down.', { 'Retry-After': String(Math.ceil(waits / 1000)) })
  const source = key && (await events.sourceOf(key, now()))
  if (!source)
    return refuse(401, 'unauthorized', 'Send "Authorization: Bearer <key>" with a key that is not revoked.', {
      'WWW-Authenticate': 'Bearer',
    })
  ports.known.add(source.id)
  if (body.byteLength > LARGEST) return refuse(413, 'too_large', 'An event has at most 64 KiB.')
  const idempotencyKey = header('idempotency-key') ?? ''
  if (!IDEMPOTENCY_KEY.test(idempotencyKey))
    return refuse(
      400,
      'idempotency_key_missing',
      'Send "Idempotency-Key": 1 to 200 printable ASCII characters, the same when you send this event again.',
    )
  const parsed = ports.parse(header('content-type'), body)
  if (!parsed.ok)
    return parsed.status === 415
      ? refuse(415, 'not_json', 'Send "Content-Type: application/json".')
      : refuse(parsed.status, 'bad_json', 'The body is no JSON object.')
  const event = eventRequestSchema.safeParse(parsed.value)
  if (!event.success) {
    const issues = event.error.issues
      .slice(0, 20)
      .map(({ path, message }) => ({ path: path.join('.'), message }))
    return {
      status: 422,
      body: { error: 'invalid', message: 'The event is not as the schema says.', issues },
    }
  }
  const receivedAt = now()
  const at = event.data.at === undefined ? receivedAt : Date.parse(event.data.at)
  if (at > receivedAt + AHEAD_MS)
    return refuse(422, 'from_the_future', 'It has not happened yet: look at "at", and at your clock.')
  const outcome = await events.take({
    id: ports.hashOf(`${source.id}\n${idempotencyKey}`).slice(0, 40),
    source,
    event: event.data,
    at: Math.min(at, receivedAt),
    bodyHash: ports.hashOf(body),
    receivedAt,
  })
  ports.log({ event: 'event_taken', sourceId: source.id, what: event.data.type, result: outcome.outcome })
  return answerOf(outcome)
}

const refuse = (
  status: number,
  error: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): EventHttpAnswer => ({ status, body: { error, message }, ...(headers && { headers }) })

function answerOf(outcome: EventOutcome): EventHttpAnswer {
  switch (outcome.outcome) {
    case 'stored':
    case 'repeated': {
      const { outcome: how, ...told } = outcome
      return {
        status: how === 'stored' ? 201 : 200,
        body: { ...told, repeated: how === 'repeated' },
      }
    }
    case 'person_ambiguous':
      return {
        status: 409,
        body: {
          error: 'person_ambiguous',
          message: 'Several people fit. Name one of them by personId.',
          personIds: outcome.personIds,
        },
      }
    default: {
      const [status, message] = refusals[outcome.outcome]
      return {
        status,
        body: { error: outcome.outcome, message, ...(outcome.what !== undefined && { what: outcome.what }) },
        ...(status === 503 && { headers: { 'Retry-After': '5' } }),
      }
    }
  }
}

const refusals = {
  key_reused: [422, 'This Idempotency-Key was sent before with another body.'],
  person_not_found: [
    404,
    'Nobody is known by this. Nothing was stored and the Idempotency-Key is free: send it again when they have written.',
  ],
  person_without_chat: [409, 'This person has no chat in which it could be shown.'],
  order_of_another: [409, 'An order of this number is another person’s.'],
  too_many_payments: [409, 'This order has fifty payments.'],
  unknown_word: [
    422,
    'There is no such word in the dictionary. Give a title with it, or add it in the settings.',
  ],
  from_the_future: [422, 'It has not happened yet.'],
  unavailable: [503, 'Not now. Send it again, with the same Idempotency-Key.'],
} as const satisfies Record<
  Exclude<EventOutcome['outcome'], 'stored' | 'repeated' | 'person_ambiguous'>,
  readonly [number, string]
>
