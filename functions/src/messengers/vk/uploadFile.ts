import type { ContentKind } from '@chats/domain/Content'
import type { SendFailure } from '@chats/domain/Sending'
import { z } from 'zod'
import type { OutgoingFile } from '../Messenger.ts'
import { attachmentName } from './attachmentName.ts'
import { callVk } from './callVk.ts'
import type { Community } from './callVk.ts'

/** The name by which `attachment` takes a file, or why it could not be brought to VK. Nothing was sent to the person yet. */
export type Uploaded =
  { readonly ok: true; readonly attachment: string } | { readonly ok: false; readonly failure: SendFailure }

/** How a file goes: shown as a photo, played as a voice message, or to be saved as a document. */
export type UploadAs = 'photo' | 'audio_message' | 'doc'

/** A community's token may upload photos, voice messages and documents; videos and music need a user's. */
export function uploadAs(kind: ContentKind): UploadAs {
  if (kind === 'photo') return 'photo'
  return kind === 'voice' ? 'audio_message' : 'doc'
}

const serverSchema = z.looseObject({ upload_url: z.string() })
const photoSchema = z.looseObject({
  server: z.union([z.number(), z.string()]),
  photo: z.string(),
  hash: z.string(),
})
const fileSchema = z.looseObject({ file: z.string().min(1) })
const savedSchema = z.looseObject({ id: z.number(), owner_id: z.number(), access_key: z.string().optional() })
const savedDocSchema = z.looseObject({
  type: z.string(),
  doc: savedSchema.optional(),
  audio_message: savedSchema.optional(),
})

const refused: Extract<Uploaded, { ok: false }> = {
  ok: false,
  failure: { class: 'bad_input', reason: 'bad_input' },
}
/** The message itself has not been sent, so trying all of it again is safe. */
const again: Extract<Uploaded, { ok: false }> = { ok: false, failure: { class: 'pre_send' } }

/** Brings a file to VK in its three steps (https://dev.vk.com/api/upload): where to, the bytes, keep it. */
export async function uploadFile(
  community: Community,
  to: string,
  file: OutgoingFile,
  as: UploadAs,
): Promise<Uploaded> {
  const server =
    as === 'photo'
      ? await callVk(community, 'photos.getMessagesUploadServer', { peer_id: to }, serverSchema)
      : await callVk(community, 'docs.getMessagesUploadServer', { peer_id: to, type: as }, serverSchema)
  if (!server.ok) return failed(server.failure)

  const answer = await postFile(server.result.upload_url, as === 'photo' ? 'photo' : 'file', file, community)
  if ('failure' in answer) return answer

  if (as === 'photo') {
    const photo = photoSchema.safeParse(answer.json)
    if (!photo.success || ['', '[]'].includes(photo.data.photo)) return refused
    const { server: number, photo: bytes, hash } = photo.data
    const params = { server: number, photo: bytes, hash }
    const saved = await callVk(community, 'photos.saveMessagesPhoto', params, z.array(savedSchema).min(1))
    if (!saved.ok) return failed(saved.failure)
    const [first] = saved.result
    return first ? { ok: true, attachment: attachmentName('photo', first) } : refused
  }
  const uploaded = fileSchema.safeParse(answer.json)
  if (!uploaded.success) return refused
  const params = { file: uploaded.data.file, title: file.name }
  const saved = await callVk(community, 'docs.save', params, savedDocSchema)
  if (!saved.ok) return failed(saved.failure)
  const { doc, audio_message } = saved.result
  if (doc) return { ok: true, attachment: attachmentName('doc', doc) }
  return audio_message ? { ok: true, attachment: attachmentName('audio_message', audio_message) } : refused
}

const failed = (failure: SendFailure): Uploaded =>
  failure.class === 'ambiguous' ? again : { ok: false, failure }

async function postFile(
  url: string,
  field: string,
  file: OutgoingFile,
  { timeoutMs }: Community,
): Promise<Extract<Uploaded, { ok: false }> | { readonly json: unknown }> {
  const form = new FormData()
  form.append(field, new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name)
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'error', signal })
    if (response.status === 413) return { ok: false, failure: { class: 'bad_input', reason: 'too_big' } }
    if (!response.ok) return again
    return { json: await response.json() }
  } catch {
    return again
  }
}
