import type { Sending } from '@chats/domain/Sending'
import { sendKeyOf } from '@chats/domain/sendKeyOf'
import { z } from 'zod'
import type { Outgoing } from '../Messenger.ts'
import { callVk } from './callVk.ts'
import type { Community } from './callVk.ts'
import { cmidOf } from './cmidOf.ts'
import { vkError } from './vkError.ts'

const sentSchema = z
  .array(
    z.looseObject({
      conversation_message_id: z.number().int().optional(),
      error: z.looseObject({ code: z.number().int() }).optional(),
    }),
  )
  .length(1)

/**
 * Sends with a `random_id` that follows from the message's id: VK sends a repeat of it no second time. With `peer_ids` VK
 * answers the message's number in the conversation, which is our `externalId`.
 */
export async function deliver(
  community: Community,
  { id, sendKey, to, replyTo }: Extract<Outgoing, { type: 'message' | 'album' }>,
  carried: Readonly<Record<string, string | number>>,
): Promise<Sending> {
  const sent = await callVk(
    community,
    'messages.send',
    {
      peer_ids: to,
      random_id: sendKey ?? sendKeyOf(id),
      ...carried,
      ...(replyTo !== undefined && { forward: replyParam(to, replyTo) }),
    },
    sentSchema,
  )
  if (!sent.ok) return sent
  const [one] = sent.result
  if (one?.error) return { ok: false, failure: vkError({ error_code: one.error.code }) }
  const cmid = one?.conversation_message_id
  return cmid
    ? { ok: true, externalId: String(cmid), at: Date.now() }
    : { ok: false, failure: { class: 'ambiguous' } }
}

const replyParam = (to: string, replyTo: string) =>
  JSON.stringify({
    peer_id: Number(to),
    conversation_message_ids: [Number(cmidOf(replyTo))],
    is_reply: true,
  })
