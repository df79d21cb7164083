import { personPhotoPath } from '@chats/domain/paths'
import type { Log } from './Log.ts'

export interface PhotoPorts {
  /** The person's photo in their messenger; null when there is none or their channel cannot be asked. */
  readonly find: (
    channelId: string,
    externalId: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly contentType: string } | null>
  readonly save: (path: string, bytes: Uint8Array, contentType: string) => Promise<void>
  readonly setPhoto: (personId: string, path: string) => Promise<void>
  readonly log: Log
}

/** Copies the photo of a new person into our Storage. The address at the messenger holds a token and goes nowhere. */
export async function fetchPhoto(
  { personId, channelId, externalId }: { personId: string; channelId: string; externalId: string },
  { find, save, setPhoto, log }: PhotoPorts,
): Promise<void> {
  const photo = await find(channelId, externalId)
  if (!photo) return log({ event: 'photo_skipped', personId, reason: 'none' })
  if (!photo.contentType.startsWith('image/'))
    return log({ event: 'photo_skipped', personId, reason: 'no image' })
  const path = personPhotoPath(personId)
  await save(path, photo.bytes, photo.contentType)
  await setPhoto(personId, path)
}
