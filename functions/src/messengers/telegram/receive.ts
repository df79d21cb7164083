import type { Received } from '@chats/domain/Received'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'
import type { Incoming } from '../Messenger.ts'
import { isOneOf } from '../isOneOf.ts'
import { parseBody } from '../parseBody.ts'
import { readUpdate } from './readUpdate.ts'

/** Telegram's webhook: the secret is in a header and is checked before the body is looked at. */
export function receive({ header, body, arrivedAt }: Incoming, { accepted }: WebhookSecrets): Received {
  const presented = header('x-telegram-bot-api-secret-token')
  if (!presented) return { type: 'unauthentic', status: 401 }
  if (!isOneOf(presented, accepted)) return { type: 'unauthentic', status: 403 }

  const parsed = parseBody(header('content-type'), body)
  if (!parsed.ok) return { type: 'refused', status: parsed.status }
  const read = readUpdate(parsed.value, arrivedAt)
  return read.type === 'no_update' ? { type: 'refused', status: 400 } : { ...read, raw: parsed.raw }
}
