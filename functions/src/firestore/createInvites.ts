import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import type { Company } from '@chats/domain/Company'
import type { Instant } from '@chats/domain/Instant'
import { INVITE_LIFETIME } from '@chats/domain/Invite'
import type { Invite } from '@chats/domain/Invite'
import type { Merge } from '@chats/domain/Merge'
import { mergePeople } from '@chats/domain/mergePeople'
import type { Side } from '@chats/domain/mergePeople'
import * as paths from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import type { Followed, Invites } from '../usecases/Invites.ts'
import { toDomain, toStored } from './instants.ts'
import { sideOf, writeMerge } from './mergeDocuments.ts'
import { readManager } from './readManager.ts'

/** Personal links in Firestore. */
export const createInvites = (db: Firestore): Invites => ({
  async file(by, { personId, channelId }, hash, at) {
    const [managerDoc, personDoc, channelDoc] = await db.getAll(
      db.doc(paths.managerPath(by)),
      db.doc(paths.personPath(personId)),
      db.doc(paths.channelPath(channelId)),
    )
    const manager = readManager(managerDoc)
    if (!manager) return 'not_allowed'
    if (!personDoc?.exists || !channelDoc?.exists) return 'gone'
    if (!manager.sees(toDomain<Person>(personDoc.data()))) return 'not_allowed'
    const invite: Invite = {
      schema: 1,
      personId,
      channelId,
      by,
      byName: manager.name,
      createdAt: at,
      expiresAt: at + INVITE_LIFETIME,
    }
    await db.doc(paths.invitePath(hash)).create(toStored(invite))
    const { messenger, handle } = toDomain<Channel>(channelDoc.data())
    return { messenger, handle }
  },

  follow: (hash, chatId, at) =>
    db.runTransaction(async transaction => {
      const inviteRef = db.doc(paths.invitePath(hash))
      const [inviteDoc, chatDoc, companyDoc] = await transaction.getAll(
        inviteRef,
        db.doc(paths.chatPath(chatId)),
        db.doc(paths.companyPath),
      )
      if (!inviteDoc?.exists || !chatDoc?.exists) return 'unknown'
      const invite = toDomain<Invite>(inviteDoc.data())
      const chat = toDomain<Chat>(chatDoc.data())
      const wrong = refusedStart(invite, chat, at)
      if (wrong) return wrong
      const keep = await readInvited(db, transaction, invite.personId, at)
      const other = await readSide(db, transaction, chat.personId, at)
      if (!keep || !other) return 'gone'
      if (keep.id === other.id || !isNew(other.person, invite)) return 'not_new'
      const readAllBefore = toDomain<Partial<Company>>(companyDoc?.data() ?? {}).readAllBefore ?? 0
      const merged = mergePeople(keep, other, { readAllBefore, now: at })
      if (merged === 'too_large') return merged
      const { by, byName } = invite
      writeMerge(db, transaction, { keep, other, merged }, [], { via: 'link', by, byName, at })
      transaction.update(inviteRef, toStored({ usedAt: at, usedChatId: chatId }))
      return 'joined'
    }),
})

function refusedStart(invite: Invite, chat: Chat, at: Instant): Followed | null {
  if (invite.usedAt !== undefined) return 'used'
  if (at >= invite.expiresAt) return 'expired'
  return chat.channelId === invite.channelId ? null : 'foreign'
}

/** Only somebody nobody knew when the link was made: nobody's past is moved by a link that went from hand to hand. */
const isNew = (person: Person, invite: Invite) =>
  Object.keys(person.chats).length === 1 && !person.mergedFrom && person.createdAt >= invite.createdAt

async function readSide(
  db: Firestore,
  transaction: Transaction,
  id: string,
  at: Instant,
): Promise<Side | null> {
  const [person, card] = await transaction.getAll(db.doc(paths.personPath(id)), db.doc(paths.cardPath(id)))
  return sideOf(person, card, at)
}

/** The invited person, also when they have become part of another one since. */
async function readInvited(
  db: Firestore,
  transaction: Transaction,
  id: string,
  at: Instant,
): Promise<Side | null> {
  const side = await readSide(db, transaction, id, at)
  if (side) return side
  const merge = await transaction.get(db.doc(paths.mergePath(id)))
  return merge.exists ? readSide(db, transaction, toDomain<Merge>(merge.data()).personId, at) : null
}
