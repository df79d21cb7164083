import { createHash } from 'node:crypto'
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'
import { notificationChoiceSchema } from '@chats/domain/NotificationChoice'
import { chatPath, devicePath, devicesPath, managerPath, personPath } from '@chats/domain/paths'
import { pushAddressSchema } from '@chats/domain/PushDevice'
import type { KnownDevice, PushDevices, PushReader } from '../usecases/PushDevices.ts'
import { toStored } from './instants.ts'
import { readManager } from './readManager.ts'

const REMEMBERED_MS = 60_000
/** A browser for every place somebody works at, and no more: each costs a push. */
const MOST = 10

const idOf = (endpoint: string) => createHash('sha256').update(endpoint).digest('hex').slice(0, 32)

/**
 * The devices in Firestore. Who is pushed to about messages is remembered for a minute by each instance: a read for each
 * device and for each of their managers a minute, however many messages come.
 */
export function createPushDevices(db: Firestore): PushDevices {
  const readDevice = (doc: DocumentSnapshot): KnownDevice[] => {
    const uid = doc.ref.parent.parent?.id
    const address = pushAddressSchema.safeParse(doc.data())
    return uid !== undefined && address.success ? [{ uid, id: doc.id, ...address.data }] : []
  }

  const readReader = (
    doc: DocumentSnapshot | undefined,
    devices: readonly KnownDevice[],
  ): PushReader | null => {
    const manager = readManager(doc)
    if (!doc || !manager) return null
    const locale: unknown = doc.get('locale')
    const notify = notificationChoiceSchema.safeParse(doc.get('notify'))
    return {
      id: manager.id,
      sees: manager.sees,
      devices,
      ...((locale === 'ru' || locale === 'uk' || locale === 'en') && { locale }),
      ...(notify.success && { notify: notify.data }),
    }
  }

  async function readEverybody(): Promise<readonly PushReader[]> {
    const devices = (await db.collectionGroup('devices').get()).docs.flatMap(readDevice)
    const uids = [...new Set(devices.map(({ uid }) => uid))]
    if (uids.length === 0) return []
    const managers = await db.getAll(...uids.map(uid => db.doc(managerPath(uid))))
    return managers.flatMap(doc => {
      const reader = readReader(
        doc,
        devices.filter(({ uid }) => uid === doc.id),
      )
      return reader ? [reader] : []
    })
  }

  return {
    async reader(uid) {
      const devices = (await db.collection(devicesPath(uid)).limit(MOST).get()).docs.flatMap(readDevice)
      return devices.length ? readReader(await db.doc(managerPath(uid)).get(), devices) : null
    },

    everybody(now) {
      if (!remembered || now - remembered.at >= REMEMBERED_MS) {
        const readers = readEverybody()
        remembered = { at: now, readers }
        readers.catch(() => (remembered = null))
      }
      return remembered.readers
    },

    async personOf(chatId) {
      const personId: unknown = (await db.doc(chatPath(chatId)).get()).get('personId')
      if (typeof personId !== 'string') return null
      const person = await db.doc(personPath(personId)).get()
      if (!person.exists) return null
      const assigneeId: unknown = person.get('assigneeId')
      return {
        id: personId,
        name: String(person.get('name') ?? ''),
        assigneeId: typeof assigneeId === 'string' ? assigneeId : null,
      }
    },

    async find(uid, endpoint) {
      const doc = await db.doc(devicePath(uid, idOf(endpoint))).get()
      return readDevice(doc)[0] ?? null
    },

    async save(uid, device) {
      const id = idOf(device.endpoint)
      const { docs } = await db.collectionGroup('devices').get()
      const batch = db.batch()
      for (const doc of docs) if (doc.id === id && doc.ref.parent.parent?.id !== uid) batch.delete(doc.ref)
      const own = docs
        .filter(doc => doc.ref.parent.parent?.id === uid && doc.id !== id)
        .toSorted((a, b) => Number(b.createTime.toMillis()) - Number(a.createTime.toMillis()))
      for (const doc of own.slice(MOST - 1)) batch.delete(doc.ref)
      batch.set(db.doc(devicePath(uid, id)), toStored(device))
      await batch.commit()
      remembered = null
    },

    async remove({ uid, id }) {
      await db.doc(devicePath(uid, id)).delete()
      remembered = null
    },
  }
}

/** Of the instance: whoever made the ports. */
let remembered: { readonly at: Instant; readonly readers: Promise<readonly PushReader[]> } | null = null
