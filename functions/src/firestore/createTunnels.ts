import { FieldPath, FieldValue } from 'firebase-admin/firestore'
import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { checkTunnel } from '@chats/domain/checkTunnel'
import type { Dictionary, DictionaryKind } from '@chats/domain/Dictionary'
import {
  companyPath,
  dictionaryPath,
  liveTunnelsPath,
  tunnelDeliveryPath,
  tunnelPath,
  tunnelVersionPath,
  webhooksPath,
} from '@chats/domain/paths'
import { tunnelSchema } from '@chats/domain/Tunnel'
import type { LiveTunnel, Tunnel, TunnelVersion } from '@chats/domain/Tunnel'
import { tunnelVersionSchema } from '@chats/domain/Tunnel'
import { tunnelWords } from '@chats/domain/tunnelWords'
import type { Tunnels } from '../usecases/manageTunnel.ts'
import { toDomain, toStored } from './instants.ts'

/** Tunnels in Firestore: drafts, versions, and the one document that says which of them run. */
export const createTunnels = (
  db: Firestore,
  { allowLoopback }: { readonly allowLoopback: boolean },
): Tunnels => {
  const change = (
    tunnelId: string,
    work: (transaction: Transaction, tunnel: Tunnel) => ReturnType<Tunnels['stop']>,
  ): ReturnType<Tunnels['stop']> =>
    db.runTransaction(async transaction => {
      const read = tunnelSchema.safeParse(
        toDomain((await transaction.get(db.doc(tunnelPath(tunnelId)))).data()),
      )
      if (!read.success) return { ok: false, why: 'not_found' }
      const done = await work(transaction, read.data)
      // What comes in a moment later says so, and whoever remembers which tunnels run looks again.
      if (done.ok)
        transaction.set(
          db.doc(companyPath),
          { tunnelsChangedAt: FieldValue.serverTimestamp() },
          { merge: true },
        )
      return done
    })

  return {
    publish: async (tunnelId, by, now) => {
      // Words and managers may change meanwhile; what is gone by the time somebody comes by is gone there, too.
      const [managers, hooks] = await Promise.all([
        db.collection('managers').where('active', '==', true).select().get(),
        db.collection(webhooksPath).select().get(),
      ])
      return change(tunnelId, async (transaction, tunnel) => {
        const kinds = ['tags', 'salesPlans', 'fields', 'tunnels'] as const satisfies DictionaryKind[]
        const docs = await transaction.getAll(...kinds.map(kind => db.doc(dictionaryPath(kind))))
        const [tags, salesPlans, fields, tunnels] = docs.map(entriesOf)
        const words = tunnelWords(
          {
            tags,
            salesPlans,
            fields,
            tunnels: { ...tunnels, [tunnelId]: { title: tunnel.title, order: 0 } },
          },
          managers.docs.map(({ id }) => id),
          { hooks: hooks.docs.map(({ id }) => id), allowLoopback },
        )
        const { title } = tunnel
        // Timelines and cards say where somebody stands, so every block has a name.
        const blocks = tunnel.blocks.map((block, index) => ({
          ...block,
          title: block.title.trim() || `#${index + 1}`,
        }))
        const faulty = checkTunnel(blocks, words).some(({ severity }) => severity === 'error')
        if (faulty || tunnel.archived) return { ok: false, why: 'faulty' }
        const version = tunnel.version + 1
        const made: TunnelVersion = {
          schema: 1,
          title,
          blocks,
          version,
          at: now,
          by: { id: by.id, name: by.name },
        }
        transaction.create(db.doc(tunnelVersionPath(tunnelId, version)), toStored(made))
        transaction.update(db.doc(tunnelPath(tunnelId)), { state: 'live', version })
        run(transaction, tunnelId, made)
        const order = tunnels?.[tunnelId]?.order ?? Object.keys(tunnels ?? {}).length
        transaction.set(
          db.doc(dictionaryPath('tunnels')),
          { schema: 1, entries: { [tunnelId]: { title, order } } },
          { merge: true },
        )
        return { ok: true, version, title }
      })
    },

    stop: tunnelId =>
      change(tunnelId, (transaction, { state, version, title }) => {
        if (state !== 'live') return Promise.resolve({ ok: false, why: 'not_possible' })
        transaction.update(db.doc(tunnelPath(tunnelId)), { state: 'stopped' })
        transaction.update(db.doc(liveTunnelsPath), new FieldPath('tunnels', tunnelId), FieldValue.delete())
        return Promise.resolve({ ok: true, version, title })
      }),

    resume: tunnelId =>
      change(tunnelId, async (transaction, { state, version, title }) => {
        const doc = await transaction.get(db.doc(tunnelVersionPath(tunnelId, version)))
        const made = tunnelVersionSchema.safeParse(toDomain(doc.data()))
        if (state !== 'stopped' || !made.success) return { ok: false, why: 'not_possible' }
        transaction.update(db.doc(tunnelPath(tunnelId)), { state: 'live' })
        run(transaction, tunnelId, made.data)
        return { ok: true, version, title }
      }),

    resend: (tunnelId, deliveryId, now) =>
      db.runTransaction(async transaction => {
        const [doc, delivery] = await transaction.getAll(
          db.doc(tunnelPath(tunnelId)),
          db.doc(tunnelDeliveryPath(tunnelId, deliveryId)),
        )
        const tunnel = tunnelSchema.safeParse(toDomain(doc?.data()))
        if (!tunnel.success || !delivery?.exists) return { ok: false, why: 'not_found' }
        if (delivery.get('state') === 'pending') return { ok: false, why: 'not_possible' }
        transaction.update(delivery.ref, toStored({ state: 'pending', attempts: 0, nextAt: now }))
        return { ok: true, version: tunnel.data.version, title: tunnel.data.title }
      }),
  }

  function run(transaction: Transaction, tunnelId: string, { title, version, blocks }: TunnelVersion) {
    const [first] = blocks
    if (first?.kind !== 'first') return
    const { keywords, everySubscription, again } = first
    const live: LiveTunnel = { title, version, keywords, everySubscription, again }
    transaction.set(db.doc(liveTunnelsPath), { schema: 1, tunnels: { [tunnelId]: live } }, { merge: true })
  }
}

const entriesOf = (doc: DocumentSnapshot): Dictionary['entries'] =>
  toDomain<Partial<Dictionary> | undefined>(doc.data())?.entries ?? {}
