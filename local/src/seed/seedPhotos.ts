import { personPhotoPath } from '@chats/domain/paths'
import { avatarId, avatarOf } from '../messengers/telegram/avatarOf.ts'
import type { PastPerson } from './PastPerson.ts'
import { photoOf } from '../messengers/vk/serveFile.ts'
import { simulatedTelegram } from './simulatedTelegram.ts'
import { simulatedVk } from './simulatedVk.ts'

/** Puts the photos of these people into Storage, where functions would have copied them to. */
export async function seedPhotos(
  people: readonly PastPerson[],
  storagePort: number,
  projectId: string,
): Promise<void> {
  const telegram = simulatedTelegram(people)
  const vk = simulatedVk(people)
  const objects = `http://127.0.0.1:${storagePort}/v0/b/${projectId}.appspot.com/o`
  for (const { id, chats } of people) {
    const { messenger, externalId = '' } = chats[0]?.chat ?? {}
    const photo =
      messenger === 'vk' ? photoOf(vk, externalId) : avatarOf(telegram, avatarId(Number(externalId)))
    if (!photo) continue
    const answer = await fetch(
      `${objects}?uploadType=media&name=${encodeURIComponent(personPhotoPath(id))}`,
      {
        method: 'POST',
        headers: { Authorization: 'Bearer owner', 'Content-Type': 'image/png' },
        body: new Uint8Array(photo),
      },
    )
    if (!answer.ok) throw new Error(`A photo was not taken by Storage: ${answer.status}`)
    await answer.arrayBuffer()
  }
}
