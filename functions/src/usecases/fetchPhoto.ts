import { personPhotoPath } from '@chats/domain/paths'
import type { Log } from './Log.ts'

/** What a messenger tells about a person: a handle of their photo, their name where updates do not tell it. */
export interface Told {
  readonly photo: string | null
  readonly name?: string
  readonly username?: string
}

export interface PhotoPorts {
  /** Asks the messenger about the person; null when their channel cannot be asked. */
  readonly profile: (channelId: string, externalId: string) => Promise<Told | null>
  /** The photo behind a handle; null when their channel cannot be asked. */
  readonly open: (
    channelId: string,
    photo: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly contentType: string } | null>
  readonly save: (path: string, bytes: Uint8Array, contentType: string) => Promise<void>
  readonly setPhoto: (personId: string, path: string) => Promise<void>
  /** Names whom nobody has named yet. */
  readonly setName: (
    chatId: string,
    name: { readonly name: string; readonly username?: string },
  ) => Promise<void>
  readonly log: Log
}

/**
 * Asks the messenger about a new person: gives them the name it tells, and copies the photo into our Storage. The address
 * at the messenger may hold a token and goes nowhere.
 */
export async function fetchPhoto(
  person: {
    readonly personId: string
    readonly chatId: string
    readonly channelId: string
    readonly externalId: string
  },
  { profile, open, save, setPhoto, setName, log }: PhotoPorts,
): Promise<void> {
  const { personId, chatId, channelId, externalId } = person
  const told = await profile(channelId, externalId)
  if (told?.name) {
    const { name, username } = told
    await setName(chatId, { name, ...(username && { username }) })
  }
  const photo = told?.photo ? await open(channelId, told.photo) : null
  if (!photo) return log({ event: 'photo_skipped', personId, reason: 'none' })
  if (!photo.contentType.startsWith('image/'))
    return log({ event: 'photo_skipped', personId, reason: 'no image' })
  const path = personPhotoPath(personId)
  await save(path, photo.bytes, photo.contentType)
  await setPhoto(personId, path)
}
