import { onDocumentCreated } from 'firebase-functions/firestore'
import { personPath } from '@chats/domain/paths'
import { region } from '../config.ts'
import { createPeopleIndex } from '../firestore/createPeopleIndex.ts'
import { namePerson } from '../firestore/namePerson.ts'
import { openBucket } from '../firestore/openBucket.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { isMissing } from '../firestore/storeFailure.ts'
import { log } from '../logs.ts'
import { fileRefusalOf } from '../messengers/fileRefusal.ts'
import { fetchPhoto } from '../usecases/fetchPhoto.ts'
import { isTooOld } from './isTooOld.ts'
import { messengerOfChannel } from './messengerOfChannel.ts'

/** A person is new: fetch their photo, and their name where updates do not tell it. */
export const onPersonCreated = onDocumentCreated(
  { document: 'people/{personId}', region, retry: true },
  async event => {
    const { personId } = event.params
    const chatId = Object.keys(event.data?.get('chats') ?? {})[0]
    if (!chatId || isTooOld(event)) return
    const chat = await openDatabase().doc(`chats/${chatId}`).get()
    if (!chat.exists) return
    const { channelId, externalId } = chat.data() as { channelId: string; externalId: string }
    await fetchPhoto(
      { personId, chatId, channelId, externalId },
      {
        profile: async (channel, person) => (await messengerOfChannel(channel))?.profile(person) ?? null,
        open: openPhoto,
        setName: (id, name) => namePerson(openDatabase(), id, name),
        async save(path, bytes, contentType) {
          const file = (await openBucket()).file(path)
          await file.save(Buffer.from(bytes), { contentType, resumable: false })
        },
        async setPhoto(id, photo) {
          // Merged into another person by now: theirs is shown.
          await openDatabase()
            .doc(personPath(id))
            .update({ photo })
            .catch((error: unknown) => {
              if (!isMissing(error)) throw error
            })
          await createPeopleIndex(openDatabase()).refresh(id)
        },
        log,
      },
    )
  },
)

/** A photo that will never be had is none. */
async function openPhoto(channelId: string, photo: string) {
  const messenger = await messengerOfChannel(channelId)
  if (!messenger) return null
  return messenger.openFile(photo).catch((error: unknown) => {
    if (fileRefusalOf(error)) return null
    throw error
  })
}
