import { randomUUID } from 'node:crypto'
import type { Firestore } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'
import * as paths from '@chats/domain/paths'
import type { HookTopic, HookWanted, Webhook } from '@chats/domain/Webhook'
import type { Webhooks } from '../usecases/Webhooks.ts'
import { toDomain, toStored } from './instants.ts'
import { newDelivery } from './newDelivery.ts'
import { isDuplicate } from './storeFailure.ts'
import { wantHook } from './wantHook.ts'

const MOST_HOOKS = 20

/** Webhooks in Firestore. Who wants to hear is one document, which an instance remembers for `freshMs`. */
export function createWebhooks(db: Firestore, freshMs = 0): Webhooks {
  const hookOf = (id: string) => db.doc(paths.webhookPath(id))
  const deliveryOf = (id: string, deliveryId: string) => db.doc(paths.deliveryPath(id, deliveryId))

  /** Changes a webhook and what it is known to want, in one transaction; answers its address. */
  const changeHook = (id: string, change: (hook: Webhook) => Webhook | null) =>
    db.runTransaction(async transaction => {
      const doc = await transaction.get(hookOf(id))
      if (!doc.exists) return 'not_found'
      const before = toDomain<Webhook>(doc.data())
      const after = change(before)
      if (after) transaction.set(doc.ref, toStored(after))
      else {
        transaction.delete(doc.ref)
        transaction.delete(db.doc(paths.webhookSecretPath(id)))
      }
      wantHook(db, transaction, id, after?.active ? after.events : null)
      return before.url
    })

  return {
    async wanted(now) {
      if (remembered && now - remembered.at < freshMs) return remembered.wanted
      const wanted: unknown = (await db.doc(paths.wantedHooksPath).get()).get('wanted')
      remembered = { at: now, wanted: readWanted(wanted) }
      return remembered.wanted
    },

    async file(hookIds, event, now) {
      const { key, type, at, chatId, data } = event
      const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })
      const delivery = newDelivery({ type, chatId, body }, now)
      await Promise.all(
        hookIds.map(id =>
          deliveryOf(id, key)
            .create(toStored(delivery))
            .catch((error: unknown) => {
              if (!isDuplicate(error)) throw error
            }),
        ),
      )
    },

    async create({ url, events }, secret, by, at) {
      const known = await db.collection(paths.webhooksPath).count().get()
      if (known.data().count >= MOST_HOOKS) return 'too_many'
      const id = randomUUID()
      const hook: Webhook = {
        schema: 1,
        url,
        events: [...events],
        active: true,
        createdAt: at,
        createdBy: { id: by.id, name: by.name },
        failingSince: null,
        turnedOffAt: null,
      }
      await db.runTransaction(transaction => {
        transaction.create(hookOf(id), toStored(hook))
        transaction.create(db.doc(paths.webhookSecretPath(id)), { schema: 1, secret })
        wantHook(db, transaction, id, events)
        return Promise.resolve()
      })
      return id
    },

    change: (id, change) =>
      changeHook(id, hook => ({
        ...hook,
        ...change,
        ...(change.active && { failingSince: null, turnedOffAt: null }),
      })),

    async remove(id) {
      const url = await changeHook(id, () => null)
      if (url !== 'not_found') await db.recursiveDelete(hookOf(id))
      return url
    },

    again: (id, deliveryId, at) =>
      db.runTransaction(async transaction => {
        const [hook, delivery] = await transaction.getAll(hookOf(id), deliveryOf(id, deliveryId))
        if (!hook?.exists || !delivery?.exists) return 'not_found'
        transaction.update(delivery.ref, toStored({ state: 'pending', attempts: 0, nextAt: at }))
        return String(hook.get('url'))
      }),
  }
}

let remembered: { readonly at: Instant; readonly wanted: HookWanted } | undefined

function readWanted(value: unknown): HookWanted {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, HookTopic[]] => Array.isArray(entry[1])),
  )
}
