import { FieldPath, FieldValue } from 'firebase-admin/firestore'
import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore'
import { addToUnread } from '@chats/domain/addToUnread'
import type { Author } from '@chats/domain/Author'
import type { Card } from '@chats/domain/Card'
import type { Chat } from '@chats/domain/Chat'
import type { Content } from '@chats/domain/Content'
import type { Instant } from '@chats/domain/Instant'
import {
  cardPath,
  chatPath,
  messagePath,
  personPath,
  scheduledPath,
  tunnelDeliveryPath,
  tunnelRunPath,
} from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import type { TunnelStep } from '@chats/domain/stepTunnel'
import { templateValues } from '@chats/domain/templateValues'
import type { LiveTunnel, TunnelVersion } from '@chats/domain/Tunnel'
import type { TunnelEffect } from '@chats/domain/TunnelEffect'
import { tunnelContents } from '@chats/domain/tunnelContents'
import { tunnelRequestBody } from '@chats/domain/tunnelRequestBody'
import { tunnelRunIdOf } from '@chats/domain/tunnelRunIdOf'
import type { TunnelRun } from '@chats/domain/TunnelRun'
import type { TunnelDelivery } from '@chats/domain/Webhook'
import { without } from '@chats/domain/without'
import { findBlock } from '@chats/domain/tunnelWays'
import { tunnelEntryId } from '../usecases/hearEntry.ts'
import type { ActingManager } from '../usecases/TunnelRuns.ts'
import { toStored } from './instants.ts'
import { newDelivery } from './newDelivery.ts'

/** What a step is written with. */
export interface StepAround {
  readonly plan: TunnelVersion
  readonly before: TunnelRun | null
  readonly chat: Chat
  readonly person: Person
  readonly card: Card
  readonly channelTitle: string
  readonly live: Readonly<Record<string, LiveTunnel>>
  readonly readAllBefore: Instant
  readonly by?: ActingManager
  readonly now: Instant
}

/**
 * Writes a step of a run down: the run, what it says on the timeline, what it changes of the card and of the row, and what
 * the chat says of tunnels that wait. Ids follow from the step's number and the places in it.
 */
export function writeTunnelStep(
  db: Firestore,
  transaction: Transaction,
  { run, effects }: TunnelStep,
  around: StepAround,
): void {
  const { chat, before, plan, person, card, now } = around
  const { tunnelId, chatId } = run
  const bot: Author = { type: 'bot', id: tunnelId, name: run.title }
  const { by } = around
  const actor: Author = by ? { type: 'manager', id: by.id, name: by.name } : bot
  let place = 0
  const entry = (
    direction: 'in' | 'out' | 'internal',
    content: Content,
    author: Author,
    more: object = {},
  ) => {
    transaction.create(db.doc(messagePath(chatId, tunnelEntryId(tunnelId, run.step, place++))), {
      ...toStored({
        schema: 1,
        chatId,
        personId: chat.personId,
        direction,
        kind: content.kind,
        content,
        author,
        ...more,
      }),
      at: FieldValue.serverTimestamp(),
    })
  }
  const cardChange = new Map<string, unknown>()
  const tags = new Set(card.tags)
  let plans: NonNullable<Card['salesPlans']> = card.salesPlans ?? {}
  let row: Person = person

  for (const effect of effects) {
    switch (effect.type) {
      case 'send':
        send(effect)
        break
      case 'hold':
        break
      case 'row':
        entry(
          'internal',
          { kind: 'automation', tunnel: run.title, tunnelId, ...effect.content },
          effect.content.what === 'moved' ? actor : bot,
        )
        break
      case 'indicator': {
        const title = effect.tunnelId === tunnelId ? run.title : around.live[effect.tunnelId]?.title
        entry(
          'in',
          {
            kind: 'indicator',
            what: effect.what,
            tunnel: title ?? effect.tunnelId,
            tunnelId: effect.tunnelId,
            block: effect.block,
          },
          actor,
        )
        break
      }
      case 'tag':
        if (effect.add) tags.add(effect.tagId)
        else tags.delete(effect.tagId)
        cardChange.set('tags', [...tags].slice(0, 50))
        break
      case 'plan': {
        const { planId, stageId } = effect
        plans = effect.add
          ? { ...plans, [planId]: { addedAt: now, ...plans[planId], stageId } }
          : without(plans, planId)
        cardChange.set('salesPlans', plans)
        break
      }
      case 'mention': {
        const mentions = Object.fromEntries(effect.managers.map(({ id, name }) => [id, name]))
        const text = effect.text.trim()
        entry('internal', { kind: 'note', mentions, ...(text !== '' && { text }) }, bot)
        break
      }
      case 'request':
        request(effect)
        break
      case 'unread':
        row = { ...row, ...addToUnread(row, chatId, { now, readAllBefore: around.readAllBefore }) }
    }
  }

  transaction.set(db.doc(tunnelRunPath(tunnelRunIdOf(tunnelId, chatId))), toStored(run))
  writeCard()
  if (row !== person) {
    const { chats, unread, unreadSince } = row
    transaction.update(db.doc(personPath(chat.personId)), toStored({ chats, unread, unreadSince }))
  }
  writeWaits()
  writeHeld()

  function send(effect: Extract<TunnelEffect, { type: 'send' }>) {
    const values = templateValues({ person: person.name, channel: around.channelTitle })
    const contents = tunnelContents(tunnelId, effect, chat.messenger, values)
    const delivery = { state: 'queued', attempt: 0 }
    for (const { content, album } of contents) {
      const albumId =
        album === undefined
          ? {}
          : { albumId: `${tunnelEntryId(tunnelId, run.step, 0)}_${effect.blockId}_${album}` }
      entry('out', content, bot, { delivery, ...albumId })
    }
  }

  /** Written down with the step, and sent by whoever sees it there; so nothing outside is waited for. */
  function request({ url, signedBy, blockId, block }: Extract<TunnelEffect, { type: 'request' }>) {
    const id = `${tunnelEntryId(tunnelId, run.step, place++)}_${chatId}`
    const body = tunnelRequestBody({
      id,
      at: now,
      tunnel: { id: tunnelId, title: run.title },
      block: { id: blockId, title: block },
      chat: { id: chatId, messenger: chat.messenger },
      person: { id: chat.personId, name: person.name, phones: card.phones, emails: card.emails },
      answer: run.answer,
    })
    const told = newDelivery({ type: body.type, chatId, body: JSON.stringify(body) }, now)
    const delivery: TunnelDelivery = { ...told, url, signedBy, blockId }
    transaction.create(db.doc(tunnelDeliveryPath(tunnelId, id)), toStored(delivery))
  }

  function writeCard() {
    const { state, blockTitle } = run
    const place = { state, blockTitle: blockTitle.slice(0, 100), at: now }
    const fields = [...cardChange].flatMap(([field, value]) => [
      new FieldPath(field),
      storedField(field, value),
    ])
    transaction.update(
      db.doc(cardPath(chat.personId)),
      new FieldPath('tunnels', tunnelId),
      toStored(place),
      ...fields,
    )
  }

  function writeWaits() {
    const at = findBlock(plan.blocks, run.blockId)
    const wantsWords =
      run.state === 'running' &&
      run.wait === 'trigger' &&
      at?.kind === 'trigger' &&
      (at.waitsFor.type === 'answer' || at.waitsFor.type === 'keyword')
    if ((chat.tunnelsWait?.includes(tunnelId) ?? false) === wantsWords) return
    const change = wantsWords ? FieldValue.arrayUnion(tunnelId) : FieldValue.arrayRemove(tunnelId)
    transaction.update(db.doc(chatPath(chatId)), { tunnelsWait: change })
  }

  /** What is held is shown where what is sent later is shown. */
  function writeHeld() {
    const held: DocumentReference = db.doc(scheduledPath(chatId, `held_${tunnelId}`))
    if (run.wait !== 'held') {
      if (before?.wait === 'held') transaction.delete(held)
      return
    }
    const block = findBlock(plan.blocks, run.blockId)
    if (block?.kind !== 'message') return
    const values = templateValues({ person: person.name, channel: around.channelTitle })
    const [first] = tunnelContents(tunnelId, block, chat.messenger, values)
    const text = (first && 'text' in first.content && first.content.text) || run.blockTitle
    const shown = {
      schema: 1,
      chatId,
      personId: chat.personId,
      content: { kind: 'text', text },
      author: bot,
      sendAt: null,
      unlessAnswered: false,
      since: now,
      held: { tunnelId, block: run.blockTitle, heldUntil: run.dueAt ?? now },
    }
    transaction.set(held, toStored(shown))
  }
}

const storedField = (field: string, value: unknown): unknown => toStored({ [field]: value })[field]
