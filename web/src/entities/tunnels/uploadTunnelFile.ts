import type { BlockFile } from '@chats/domain/MessageBlock'
import { tunnelFilePath } from '@chats/domain/paths'
import { uploadTypeOf } from '@chats/domain/uploadType'
import { useSession } from '../session/useSession.ts'
import { readMedia } from '../uploads/readMedia.ts'
import { uploadFile } from '../uploads/uploadFile.ts'

/** The biggest file that Telegram takes, and the rules (storage.rules). */
export const mostTunnelBytes = 50 * 1024 * 1024

/** What a file is in a message: shown as a picture or film where it is one. */
export const fileKindOf = ({ type }: File): 'image' | 'video' | 'file' => {
  const type_ = uploadTypeOf(type)
  if (/^image\/(jpeg|png|webp)/u.test(type_)) return 'image'
  return type_.startsWith('video/') ? 'video' : 'file'
}

/** Uploads a file of a tunnel's message; null when it was refused or the network is gone. */
export async function uploadTunnelFile(
  tunnelId: string,
  blob: File,
  onProgress: (share: number) => void,
): Promise<BlockFile | null> {
  const path = tunnelFilePath(tunnelId, crypto.randomUUID())
  const type = uploadTypeOf(blob.type)
  const kind = fileKindOf(blob)
  const facts = await readMedia(blob, kind === 'image' ? 'photo' : kind)
  const { done } = uploadFile({ path, blob, type, owner: { uid: useSession().uid }, onProgress })
  return done.then(
    () => ({ path, name: blob.name.slice(0, 300), type, size: blob.size, ...facts }),
    () => null,
  )
}
