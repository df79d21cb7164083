import type { Firestore } from 'firebase-admin/firestore'
import type { Company } from '@chats/domain/Company'
import { markChatRead } from '@chats/domain/markChatRead'
import type { Message } from '@chats/domain/Message'
import { companyPath, messagePath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { showOnRow } from '@chats/domain/showOnRow'
import { changedFields } from './changedFields.ts'
import { toDomain, toStored } from './instants.ts'
import { ownerOf } from './ownerOf.ts'

/**
 * Makes an outgoing message the last one of its person's row (one write, none when a later one is there), and reads the
 * chat where the company wants that on a reply.
 */
export async function showOutgoing(db: Firestore, chatId: string, messageId: string): Promise<void> {
  await db.runTransaction(async transaction => {
    const message = toDomain<Message | undefined>(
      (await transaction.get(db.doc(messagePath(chatId, messageId)))).data(),
    )
    if (!message) return
    // All chats look at the company: it is not locked.
    const [writtenTo, companyDoc] = await Promise.all([
      transaction.get(db.doc(personPath(message.personId))),
      db.doc(companyPath).get(),
    ])
    const personDoc = await ownerOf(db, transaction, chatId, writtenTo)
    const person = toDomain<Person | undefined>(personDoc?.data())
    if (!personDoc || !person) return
    const company = toDomain<Partial<Company> | undefined>(companyDoc?.data())
    const reads =
      company?.markReadOnReply === true &&
      message.author.type === 'manager' &&
      (person.chats[chatId]?.unread ?? 0) > 0
    const next: Person = {
      ...person,
      ...showOnRow(person, messageId, message),
      ...(reads && markChatRead(person, chatId)),
    }
    const changed = changedFields(person, next)
    if (Object.keys(changed).length) transaction.update(personDoc.ref, toStored(changed))
  })
}
