import type { Received } from '@chats/domain/Received'
import type { WebhookSecrets } from '@chats/domain/WebhookSecrets'
import type { Incoming } from '../Messenger.ts'
import { isOneOf } from '../isOneOf.ts'
import { parseBody } from '../parseBody.ts'
import { readUpdate } from './readUpdate.ts'
import { envelopeSchema } from './updateSchema.ts'

/**
 * VK's Callback API: the secret is in the body, so the body is parsed first, with a cap on its size. The question whether
 * the address is ours comes before everything else, because VK asks it without the secret.
 */
export function receive({ header, body, arrivedAt }: Incoming, secrets: WebhookSecrets): Received {
  const parsed = parseBody(header('content-type'), body)
  if (!parsed.ok) return { type: 'refused', status: parsed.status }
  const envelope = envelopeSchema.safeParse(parsed.value)
  if (!envelope.success) return { type: 'refused', status: 400 }

  const { type, group_id, secret } = envelope.data
  const { accepted, groupId, confirmation = null } = secrets
  const ours = String(group_id) === groupId
  if (type === 'confirmation') {
    return ours || groupId === undefined
      ? { type: 'confirmation', text: ours ? confirmation : null }
      : { type: 'unauthentic', status: 403 }
  }
  if (!secret) return { type: 'unauthentic', status: 401 }
  if (!isOneOf(secret, accepted) || !ours) return { type: 'unauthentic', status: 403 }
  return { ...readUpdate(envelope.data, { raw: parsed.raw, arrivedAt }), raw: parsed.raw }
}
