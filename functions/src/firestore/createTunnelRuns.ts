import { getFunctions } from 'firebase-admin/functions'
import { FieldPath, Timestamp } from 'firebase-admin/firestore'
import type { DocumentSnapshot, Firestore, QuerySnapshot } from 'firebase-admin/firestore'
import type { Card } from '@chats/domain/Card'
import type { Chat } from '@chats/domain/Chat'
import { facetsOf } from '@chats/domain/facetsOf'
import type { Instant } from '@chats/domain/Instant'
import { isBotOff } from '@chats/domain/isBotOff'
import {
  cardPath,
  channelPath,
  chatPath,
  companyPath,
  personPath,
  presencesPath,
  tunnelRunPath,
  tunnelRunsPath,
} from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { presenceLifetime } from '@chats/domain/presenceLifetime'
import { startRun } from '@chats/domain/startRun'
import { stepTunnel } from '@chats/domain/stepTunnel'
import type { TunnelVersion } from '@chats/domain/Tunnel'
import type { TunnelImpulse } from '@chats/domain/TunnelHeard'
import { tunnelRunIdOf } from '@chats/domain/tunnelRunIdOf'
import type { TunnelPause, TunnelRun } from '@chats/domain/TunnelRun'
import { findBlock } from '@chats/domain/tunnelWays'
import type { ActingManager, RunPlace, RunStart, TunnelRuns } from '../usecases/TunnelRuns.ts'
import { createTunnelCache } from './createTunnelCache.ts'
import { toDomain, toStored } from './instants.ts'
import { blankCard } from './mergeDocuments.ts'
import { openApp } from './openDatabase.ts'
import { writeDown } from './writeDown.ts'
import { writeTunnelStep } from './writeTunnelStep.ts'

const PAGE = 500
const MOST_CHATS = 30

/** Tunnels' runs in Firestore. A step costs four reads (run, chat, person, card), and one of who types where it says something. */
export function createTunnelRuns(
  db: Firestore,
  { region, freshMs }: { region: string; freshMs: number },
): TunnelRuns {
  const cache = createTunnelCache(db, freshMs)

  /** One step in one transaction: by an impulse, or by a start, which makes the run before. */
  async function step(
    place: RunPlace,
    what: { readonly impulse: TunnelImpulse; readonly since?: Instant } | { readonly start: RunStart },
    by: ActingManager | undefined,
    now: Instant,
  ): Promise<boolean> {
    const { tunnelId, chatId } = place
    const live = (await cache.live(now))[tunnelId]
    const newest = live ? await cache.version(tunnelId, live.version) : null
    const timeZone = await cache.timeZone(now)
    // Of a stranger everything is written at once, and what began a tunnel is told once.
    return writeDown(db, async transaction => {
      const ref = db.doc(tunnelRunPath(tunnelRunIdOf(tunnelId, chatId)))
      const [runDoc, chatDoc] = await transaction.getAll(ref, db.doc(chatPath(chatId)))
      const before = dataOf<TunnelRun>(runDoc)
      const chat = dataOf<Chat>(chatDoc)
      if (!chat) {
        // It was erased, and nothing of it stays.
        if (before) transaction.delete(ref)
        return false
      }
      if ('impulse' in what && what.since !== undefined && isBehind(runDoc, what.since)) return false
      const plan = await planOf(before, newest, 'start' in what)
      if (!plan) return false
      const [personDoc, cardDoc] = await transaction.getAll(
        db.doc(personPath(chat.personId)),
        db.doc(cardPath(chat.personId)),
      )
      const person = dataOf<Person>(personDoc)
      if (!person || !personDoc) return false
      const card = dataOf<Card>(cardDoc) ?? blankCard(person, now)
      const halt = haltOf(Boolean(live), chat, person, card, chatId, now)

      let run = before
      let impulse: TunnelImpulse
      if ('start' in what) {
        const { entryId, byKeyword, silent } = what.start
        if (byKeyword && halt) return false
        const byHand = by !== undefined
        run = startRun(plan, tunnelId, chatId, before, { by: entryId, byHand }, now)
        impulse = { type: 'start', silent: silent ?? false }
      } else impulse = what.impulse
      if (!run) return false

      const facts = {
        impulse,
        facets: facetsOf(person.chats, card),
        fields: card.fields,
        orders: card.orders,
        botOff: Object.values(person.chats).some(({ botOff }) => isBotOff(botOff, now)),
        timeZone,
        halt,
        typing: false,
      }
      const quick = stepTunnel(plan, run, facts, now)
      if (!quick) return false
      const says = quick.effects.some(({ type }) => type === 'send')
      const typing = says && (await isTyped(chat.personId, now))
      const taken = typing ? stepTunnel(plan, run, { ...facts, typing }, now) : quick
      if (!taken) return false
      const companyDoc = taken.effects.some(({ type }) => type === 'unread')
        ? await transaction.get(db.doc(companyPath))
        : null
      const channel = says ? await db.doc(channelPath(chat.channelId)).get() : null
      if (!cardDoc?.exists) transaction.create(db.doc(cardPath(chat.personId)), toStored(card))
      writeTunnelStep(db, transaction, taken, {
        plan,
        before,
        chat,
        person,
        card,
        channelTitle: String(channel?.get('title') ?? ''),
        live: await cache.live(now),
        readAllBefore: toDomain<{ readAllBefore?: Instant }>(companyDoc?.data() ?? {}).readAllBefore ?? 0,
        ...(by && { by }),
        now,
      })
      return true
    })
  }

  /**
   * Which version leads on: the newest one where the block in which the run stands is there still, and otherwise the one
   * that it was in.
   */
  async function planOf(
    run: TunnelRun | null,
    newest: TunnelVersion | null,
    starts: boolean,
  ): Promise<TunnelVersion | null> {
    if (starts) return newest
    if (!run) return null
    if (newest && findBlock(newest.blocks, run.blockId)) return newest
    return (await cache.version(run.tunnelId, run.version)) ?? newest
  }

  /** Looked at beside the transaction: who types is gone in seconds, and locks nothing. */
  async function isTyped(personId: string, now: Instant): Promise<boolean> {
    const open = db.collection(presencesPath).where('personId', '==', personId)
    const { docs } = await open.select('typing', 'at').limit(20).get()
    return docs.some(doc => {
      const { typing, at } = toDomain<{ typing?: boolean; at?: Instant }>(doc.data())
      return typing === true && (at ?? 0) > now - presenceLifetime.typingLasts
    })
  }

  return {
    live: (now, since) => cache.live(now, since),
    start: (place, start, now) => step(place, { start }, start.by, now),
    move: (place, impulse, now, { since, by } = {}) =>
      step(place, { impulse, ...(since !== undefined && { since }) }, by, now),

    async running(chatId) {
      const found = await db
        .collection(tunnelRunsPath)
        .where('chatId', '==', chatId)
        .where('state', '==', 'running')
        .select('tunnelId', 'chatId', 'paused')
        .get()
      return found.docs.map(doc => ({
        tunnelId: String(doc.get('tunnelId')),
        chatId,
        paused: doc.get('paused') !== null,
      }))
    },

    async chatsBeside(chatId) {
      const personId: unknown = (await db.doc(chatPath(chatId)).get()).get('personId')
      return typeof personId === 'string' ? chatsOf(personId) : []
    },
    chatsOf,

    async *due(now) {
      const waiting = db
        .collection(tunnelRunsPath)
        .where('dueAt', '<=', Timestamp.fromMillis(now))
        .orderBy('dueAt')
        .limit(PAGE)
        .select('tunnelId', 'chatId', 'dueAt')
      let last: DocumentSnapshot | undefined
      do {
        const page = await (last ? waiting.startAfter(last) : waiting).get()
        last = page.size === PAGE ? page.docs.at(-1) : undefined
        yield placesOf(page).map((place, index) => ({
          ...place,
          dueAt: toDomain<{ dueAt: Instant }>(page.docs[index]?.data()).dueAt,
        }))
      } while (last)
    },

    async stoodStill(tunnelId, after) {
      const still = db
        .collection(tunnelRunsPath)
        .where('tunnelId', '==', tunnelId)
        .where('paused', '==', 'tunnel')
        .orderBy(FieldPath.documentId())
        .limit(PAGE)
        .select('tunnelId', 'chatId')
      return placesOf(
        await (after === undefined ? still : still.startAfter(tunnelRunIdOf(tunnelId, after))).get(),
      )
    },

    async spread(work) {
      await getFunctions(openApp())
        .taskQueue(`locations/${region}/functions/workOnTunnels`)
        .enqueue({ ...work })
    },
  }

  async function chatsOf(personId: string): Promise<readonly string[]> {
    const found = await db
      .collection('chats')
      .where('personId', '==', personId)
      .limit(MOST_CHATS)
      .select()
      .get()
    return found.docs.map(({ id }) => id)
  }
}

/** Whether the run has come to where it stands after the entry was written: then that one is none for it. */
const isBehind = (run: DocumentSnapshot | undefined, since: Instant): boolean =>
  (run?.updateTime?.toMillis() ?? 0) > since

function haltOf(
  live: boolean,
  chat: Chat,
  person: Person,
  card: Card,
  chatId: string,
  now: Instant,
): TunnelPause | null {
  if (!live) return 'tunnel'
  if (card.blacklisted) return 'blacklisted'
  if (chat.state !== 'subscribed') return 'blocked'
  return isBotOff(person.chats[chatId]?.botOff, now) ? 'bot' : null
}

const placesOf = ({ docs }: QuerySnapshot): readonly RunPlace[] =>
  docs.map(doc => ({ tunnelId: String(doc.get('tunnelId')), chatId: String(doc.get('chatId')) }))

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
