import { Timestamp } from 'firebase-admin/firestore'
import type { DocumentReference, DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import type { HookError } from '@chats/domain/HookError'
import { HOOK_PATIENCE_MS, hookRetryAt, requestRetryAt } from '@chats/domain/hookRetryAt'
import type { Instant } from '@chats/domain/Instant'
import * as paths from '@chats/domain/paths'
import type { DeliveryLog, TunnelDelivery, Webhook } from '@chats/domain/Webhook'
import { webhookNotice } from '@chats/domain/webhookNotice'
import type { ClaimedDelivery, Deliveries, DeliveryPlace } from '../usecases/Deliveries.ts'
import { adminsAtWork } from './adminsAtWork.ts'
import { toDomain, toStored } from './instants.ts'
import { DELIVERY_LEASE_MS } from './newDelivery.ts'
import { wantHook } from './wantHook.ts'

const AT_ONCE = 200

/** Deliveries of webhooks and of tunnels in Firestore; they differ in who is called, and in how long it is tried. */
export function createDeliveries(db: Firestore): Deliveries {
  const refOf = ({ of, ownerId, deliveryId }: DeliveryPlace): DocumentReference =>
    db.doc(
      of === 'webhooks'
        ? paths.deliveryPath(ownerId, deliveryId)
        : paths.tunnelDeliveryPath(ownerId, deliveryId),
    )

  /** Who is called, and what signs it; or the word for why nobody is. */
  async function targetOf(
    transaction: Transaction,
    { of, ownerId }: DeliveryPlace,
    doc: DocumentSnapshot,
  ): Promise<Omit<ClaimedDelivery, 'body'> | HookError> {
    if (of === 'webhooks') {
      const [hook, secret] = await secretOf(transaction, ownerId)
      if (hook?.get('active') !== true || secret === null) return 'turned_off'
      return { url: String(hook.get('url')), secret }
    }
    const { url, signedBy } = toDomain<TunnelDelivery>(doc.data())
    if (signedBy === null) return { url, secret: null }
    const [, secret] = await secretOf(transaction, signedBy)
    // What was to be signed does not leave unsigned.
    return secret === null ? 'no_secret' : { url, secret }
  }
  async function secretOf(transaction: Transaction, hookId: string) {
    const [hook, secretDoc] = await transaction.getAll(
      db.doc(paths.webhookPath(hookId)),
      db.doc(paths.webhookSecretPath(hookId)),
    )
    const secret: unknown = secretDoc?.get('secret')
    return [hook, typeof secret === 'string' ? secret : null] as const
  }

  /**
   * What a webhook remembers after a try: since when nothing has arrived. When that is too long ago, it turns itself off and
   * the admins are told, in the same transaction. Null where nothing changes: one that goes well is not written down.
   */
  async function afterTry(transaction: Transaction, doc: DocumentSnapshot, arrived: boolean, now: Instant) {
    if (!doc.exists) return null
    const hook = toDomain<Webhook>(doc.data())
    const since = arrived ? null : (hook.failingSince ?? now)
    const isLost = hook.active && since !== null && now - since > HOOK_PATIENCE_MS
    if (since === hook.failingSince && !isLost) return null
    const admins = isLost ? (await transaction.get(adminsAtWork(db))).docs.map(({ id }) => id) : []
    return () => {
      transaction.update(
        doc.ref,
        toStored({ failingSince: since, ...(isLost && { active: false, turnedOffAt: now }) }),
      )
      if (!isLost) return
      wantHook(db, transaction, doc.id, null)
      const { id, notification } = webhookNotice(doc.id, hook.url, now)
      for (const uid of admins)
        transaction.create(db.doc(paths.notificationPath(uid, id)), toStored(notification))
    }
  }

  return {
    claim: (place, now) =>
      db.runTransaction(async transaction => {
        const doc = await transaction.get(refOf(place))
        if (doc.get('state') !== 'pending') return null
        const delivery = toDomain<DeliveryLog>(doc.data())
        const isFirst = delivery.attempts === 0 && delivery.lastAt === null
        if (!isFirst && (delivery.nextAt ?? 0) > now) return null
        const target = await targetOf(transaction, place, doc)
        if (typeof target === 'string') {
          transaction.update(doc.ref, { state: 'failed', error: target, nextAt: null })
          return null
        }
        const nextAt = now + DELIVERY_LEASE_MS
        transaction.update(doc.ref, toStored({ attempts: delivery.attempts + 1, lastAt: now, nextAt }))
        return { ...target, body: delivery.body }
      }),

    settle: (place, answer, now) =>
      db.runTransaction(async transaction => {
        const ref = refOf(place)
        const isHook = place.of === 'webhooks'
        const [doc, hook] = await transaction.getAll(
          ref,
          ...(isHook ? [db.doc(paths.webhookPath(place.ownerId))] : []),
        )
        if (!doc?.exists) return 'failed'
        const noteHook = hook ? await afterTry(transaction, hook, answer.ok, now) : null
        const { attempts } = toDomain<DeliveryLog>(doc.data())
        const nextAt = answer.ok ? null : (isHook ? hookRetryAt : requestRetryAt)(attempts, now)
        const state = answer.ok ? 'delivered' : nextAt === null ? 'failed' : 'pending'
        const error = answer.ok ? null : answer.error
        transaction.update(ref, toStored({ state, nextAt, status: answer.status ?? null, error }))
        noteHook?.()
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
      return docs.flatMap(({ id: deliveryId, ref }) => {
        const owner = ref.parent.parent
        const of = owner?.parent.id
        return owner && (of === 'webhooks' || of === 'tunnels') ? [{ of, ownerId: owner.id, deliveryId }] : []
      })
    },
  }
}
