import { randomUUID } from 'node:crypto'
import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import { HOOK_PATIENCE_MS, hookRetryAt } from '@chats/domain/hookRetryAt'
import type { Instant } from '@chats/domain/Instant'
import * as paths from '@chats/domain/paths'
import type { DeliveryLog, HookTopic, HookWanted, Webhook } from '@chats/domain/Webhook'
import type { Webhooks } from '../usecases/Webhooks.ts'
import { toDomain, toStored } from './instants.ts'
import { isDuplicate } from './storeFailure.ts'

const MOST_HOOKS = 20
const KEPT_MS = 30 * 24 * 3_600_000
/** A try takes five seconds; whoever holds it for longer is dead. */
const LEASE_MS = 60_000
const AT_ONCE = 200

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
      want(transaction, id, after?.active ? after.events : null)
      return before.url
    })

  const want = (transaction: Transaction, id: string, events: readonly HookTopic[] | null) =>
    transaction.set(
      db.doc(paths.wantedHooksPath),
      { schema: 1, wanted: { [id]: events } },
      { mergeFields: ['schema', `wanted.${id}`] },
    )

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
      const delivery: DeliveryLog = {
        schema: 1,
        type,
        chatId,
        body,
        at: now,
        state: 'pending',
        attempts: 0,
        // Its trigger tries it at once; where that is lost, the sweep does.
        nextAt: now + LEASE_MS,
        lastAt: null,
        status: null,
        error: null,
        expiresAt: now + KEPT_MS,
      }
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

    claim: (hookId, deliveryId, now) =>
      db.runTransaction(async transaction => {
        const [hookDoc, secretDoc, doc] = await transaction.getAll(
          hookOf(hookId),
          db.doc(paths.webhookSecretPath(hookId)),
          deliveryOf(hookId, deliveryId),
        )
        const secret: unknown = secretDoc?.get('secret')
        if (!doc?.exists || doc.get('state') !== 'pending') return null
        const delivery = toDomain<DeliveryLog>(doc.data())
        const isFirst = delivery.attempts === 0 && delivery.lastAt === null
        if (!isFirst && (delivery.nextAt ?? 0) > now) return null
        if (!hookDoc?.exists || hookDoc.get('active') !== true || typeof secret !== 'string') {
          transaction.update(doc.ref, { state: 'failed', error: 'turned_off', nextAt: null })
          return null
        }
        const nextAt = now + LEASE_MS
        transaction.update(doc.ref, toStored({ attempts: delivery.attempts + 1, lastAt: now, nextAt }))
        return { url: String(hookDoc.get('url')), secret, body: delivery.body }
      }),

    settle: (hookId, deliveryId, answer, now) =>
      db.runTransaction(async transaction => {
        const [hookDoc, doc] = await transaction.getAll(hookOf(hookId), deliveryOf(hookId, deliveryId))
        if (!doc?.exists) return 'failed'
        const { attempts } = toDomain<DeliveryLog>(doc.data())
        const nextAt = answer.ok ? null : hookRetryAt(attempts, now)
        const state = answer.ok
          ? ('delivered' as const)
          : nextAt === null
            ? ('failed' as const)
            : ('pending' as const)
        transaction.update(
          doc.ref,
          toStored({ state, nextAt, status: answer.status ?? null, error: answer.ok ? null : answer.error }),
        )
        const hook = hookDoc?.exists ? toDomain<Webhook>(hookDoc.data()) : null
        const since = answer.ok ? null : (hook?.failingSince ?? now)
        const isLost = since !== null && now - since > HOOK_PATIENCE_MS
        // One that goes well is not written down each time.
        if (hook && hookDoc && (since !== hook.failingSince || (isLost && hook.active))) {
          const off = isLost ? { active: false, turnedOffAt: now } : {}
          transaction.update(hookDoc.ref, toStored({ failingSince: since, ...off }))
          if (isLost) want(transaction, hookId, null)
        }
        return state === 'pending' ? 'later' : state
      }),

    async due(now) {
      const { docs } = await db
        .collectionGroup('deliveries')
        .where('state', '==', 'pending')
        .where('nextAt', '<=', Timestamp.fromMillis(now))
        .orderBy('nextAt')
        .limit(AT_ONCE)
        .get()
      return docs.map(doc => ({ hookId: doc.ref.parent.parent?.id ?? '', deliveryId: doc.id }))
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
        want(transaction, id, events)
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
