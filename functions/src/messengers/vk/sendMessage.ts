import { buttonsFit } from '@chats/domain/buttonsFit'
import { capabilities } from '@chats/domain/capabilities'
import type { Sending } from '@chats/domain/Sending'
import type { Outgoing } from '../Messenger.ts'
import type { Community } from './callVk.ts'
import { deliver } from './deliver.ts'
import { keyboardOf } from './keyboardOf.ts'
import { uploadAs, uploadFile } from './uploadFile.ts'
import type { Uploaded } from './uploadFile.ts'
import { formatParam, wordsFor } from './wordsFor.ts'

const { maxTextLength, maxBytes, buttons: takes } = capabilities.vk

const refused = (reason: 'too_long' | 'too_big' | 'bad_input'): Extract<Sending, { ok: false }> => ({
  ok: false,
  failure: { class: 'bad_input', reason },
})

/** Sends a message, and what goes with its words. */
export async function sendMessage(
  community: Community,
  outgoing: Extract<Outgoing, { type: 'message' }>,
): Promise<Sending> {
  const words = wordsFor(outgoing.content)
  const message = words.text
  if (message.length > maxTextLength) return refused('too_long')
  const carried = await carry(community, outgoing)
  if ('ok' in carried) return carried
  if (!message && (outgoing.content.kind === 'text' || !Object.keys(carried.params).length))
    return refused('bad_input')

  return deliver(community, outgoing, {
    ...(message && { message, ...formatParam(words) }),
    ...carried.params,
  })
}

/** What goes with the words, or why it cannot. */
async function carry(
  community: Community,
  { to, content, file }: Extract<Outgoing, { type: 'message' }>,
): Promise<
  Extract<Uploaded, { ok: false }> | { readonly params: Readonly<Record<string, string | number>> }
> {
  if (content.kind === 'text') {
    const { buttons } = content
    return buttons && !buttonsFit(buttons, takes)
      ? refused('bad_input')
      : { params: { ...keyboardOf(buttons) } }
  }
  if (content.kind === 'location') return { params: { lat: content.latitude, long: content.longitude } }
  if (!('file' in content) || !file) return refused('bad_input')
  const read = await file().catch(() => null)
  if (!read) return { ok: false, failure: { class: 'pre_send' } }
  if (read.bytes.byteLength > (maxBytes[content.kind] ?? maxBytes.file)) return refused('too_big')
  const uploaded = await uploadFile(community, to, read, uploadAs(content.kind))
  return uploaded.ok ? { params: { attachment: uploaded.attachment } } : uploaded
}
