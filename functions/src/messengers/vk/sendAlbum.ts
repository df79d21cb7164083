import { capabilities } from '@chats/domain/capabilities'
import { joinFormatted } from '@chats/domain/joinFormatted'
import type { Sending } from '@chats/domain/Sending'
import type { Outgoing } from '../Messenger.ts'
import type { Community } from './callVk.ts'
import { deliver } from './deliver.ts'
import { uploadAs, uploadFile } from './uploadFile.ts'
import { formatParam, wordsFor } from './wordsFor.ts'

const { maxTextLength, maxBytes } = capabilities.vk

/** Sends files as the attachments of one message; its parts are called `5`, `5-1`, `5-2`, as VK's own are read. */
export async function sendAlbum(
  community: Community,
  outgoing: Extract<Outgoing, { type: 'album' }>,
): Promise<Sending> {
  const { parts, to } = outgoing
  const words = joinFormatted(
    parts.map(({ content }) => wordsFor(content)),
    '\n\n',
  )
  const message = words.text
  if (message.length > maxTextLength) return refused('too_long')
  const tooBig = parts.some(
    ({ content, file }) => file.bytes.byteLength > (maxBytes[content.kind] ?? maxBytes.file),
  )
  if (tooBig) return refused('too_big')
  const attachments: string[] = []
  for (const { content, file } of parts) {
    const uploaded = await uploadFile(community, to, file, uploadAs(content.kind))
    if (!uploaded.ok) return uploaded
    attachments.push(uploaded.attachment)
  }
  const attachment = attachments.join(',')
  const sent = await deliver(community, outgoing, {
    ...(message && { message, ...formatParam(words) }),
    attachment,
  })
  if (!sent.ok) return sent
  return { ...sent, others: parts.slice(1).map((_, index) => `${sent.externalId}-${index + 1}`) }
}

const refused = (reason: 'too_long' | 'too_big'): Sending => ({
  ok: false,
  failure: { class: 'bad_input', reason },
})
