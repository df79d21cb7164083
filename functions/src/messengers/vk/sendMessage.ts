import { capabilities } from '@chats/domain/capabilities'
import type { Content } from '@chats/domain/Content'
import type { Sending } from '@chats/domain/Sending'
import { sendKeyOf } from '@chats/domain/sendKeyOf'
import { z } from 'zod'
import type { Outgoing } from '../Messenger.ts'
import { callVk } from './callVk.ts'
import type { Community } from './callVk.ts'
import { cmidOf } from './cmidOf.ts'
import { plainText } from './plainText.ts'
import { uploadFile } from './uploadFile.ts'
import type { UploadAs, Uploaded } from './uploadFile.ts'
import { vkError } from './vkError.ts'

const { maxTextLength, maxBytes } = capabilities.vk

const sentSchema = z
  .array(
    z.looseObject({
      conversation_message_id: z.number().int().optional(),
      error: z.looseObject({ code: z.number().int() }).optional(),
    }),
  )
  .length(1)

const refused = (reason: 'too_long' | 'too_big' | 'bad_input'): Extract<Sending, { ok: false }> => ({
  ok: false,
  failure: { class: 'bad_input', reason },
})

/**
 * Sends a message with a `random_id` that follows from its id: VK sends a repeat of it no second time. With `peer_ids` VK
 * answers the message's number in the conversation, which is our `externalId`.
 */
export async function sendMessage(
  community: Community,
  outgoing: Extract<Outgoing, { type: 'message' }>,
): Promise<Sending> {
  const { id, to, content, replyTo } = outgoing
  const message = plainText(content)
  if (message.length > maxTextLength) return refused('too_long')
  const carried = await carry(community, outgoing)
  if ('ok' in carried) return carried
  if (!message && !Object.keys(carried.params).length) return refused('bad_input')

  const sent = await callVk(
    community,
    'messages.send',
    {
      peer_ids: to,
      random_id: sendKeyOf(id),
      ...(message && { message }),
      ...carried.params,
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

/** What goes with the words, or why it cannot. */
async function carry(
  community: Community,
  { to, content, file }: Extract<Outgoing, { type: 'message' }>,
): Promise<
  Extract<Uploaded, { ok: false }> | { readonly params: Readonly<Record<string, string | number>> }
> {
  if (content.kind === 'text') return { params: {} }
  if (content.kind === 'location') return { params: { lat: content.latitude, long: content.longitude } }
  if (!('file' in content) || !file) return refused('bad_input')
  const read = await file().catch(() => null)
  if (!read) return { ok: false, failure: { class: 'pre_send' } }
  if (read.bytes.byteLength > (maxBytes[content.kind] ?? maxBytes.file)) return refused('too_big')
  const uploaded = await uploadFile(community, to, read, uploadAs(content))
  return uploaded.ok ? { params: { attachment: uploaded.attachment } } : uploaded
}

/** A community's token may upload photos, voice messages and documents; videos and music need a user's. */
function uploadAs({ kind }: Content): UploadAs {
  if (kind === 'photo') return 'photo'
  return kind === 'voice' ? 'audio_message' : 'doc'
}
