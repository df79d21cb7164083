import { getStorage } from 'firebase-admin/storage'
import { onDocumentCreated } from 'firebase-functions/firestore'
import { personPath } from '@chats/domain/paths'
import { region } from '../config.ts'
import { openApp, openDatabase } from '../firestore/openDatabase.ts'
import { isMissing } from '../firestore/storeFailure.ts'
import { log } from '../logs.ts'
import { fetchPhoto } from '../usecases/fetchPhoto.ts'
import { isTooOld } from './isTooOld.ts'
import { messengerOfChannel } from './outboxPorts.ts'

/** A person is new: fetch their photo. */
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
      { personId, channelId, externalId },
      {
        async find(channel, person) {
          const messenger = await messengerOfChannel(channel)
          const photo = (await messenger?.profile(person))?.photo
          return messenger && photo ? messenger.openFile(photo) : null
        },
        async save(path, bytes, contentType) {
          await getStorage(openApp())
            .bucket()
            .file(path)
            .save(Buffer.from(bytes), { contentType, resumable: false })
        },
        async setPhoto(id, photo) {
          // Merged into another person by now: theirs is shown.
          await openDatabase()
            .doc(personPath(id))
            .update({ photo })
            .catch((error: unknown) => {
              if (!isMissing(error)) throw error
            })
        },
        log,
      },
    )
  },
)
