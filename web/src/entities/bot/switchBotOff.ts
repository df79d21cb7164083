import { messagePath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { switchBot } from '@chats/domain/switchBot'
import { deleteField, doc, FieldPath, serverTimestamp, Timestamp, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import type { Row } from '../Row.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

interface Switch {
  readonly person: Row<Person>
  readonly chatId: string
  readonly by: { readonly id: string; readonly name: string }
  /** Off, until a moment or (`null`) until somebody turns it on; or on. */
  readonly to: { readonly endsAt: number | null } | 'on'
}

/** Turns automation off in a chat or on again, and says so on its timeline, by one batch. */
export function switchBotOff({ person, chatId, by, to }: Switch): Promise<WriteOutcome> {
  const { db } = backend()
  const off = to === 'on' ? null : { by: by.id, byName: by.name, at: 0, endsAt: to.endsAt }
  const { botOff, botOffEndsAt } = switchBot(person, chatId, off)
  const endsAt = to === 'on' || to.endsAt === null ? null : Timestamp.fromMillis(to.endsAt)
  const batch = writeBatch(db)
  batch.update(
    doc(db, personPath(person.id)),
    new FieldPath('chats', chatId, 'botOff'),
    off ? { by: by.id, byName: by.name, at: serverTimestamp(), endsAt } : deleteField(),
    'botOff',
    botOff,
    'botOffEndsAt',
    botOffEndsAt === null ? null : Timestamp.fromMillis(botOffEndsAt),
    'botChatId',
    chatId,
  )
  batch.set(doc(db, messagePath(chatId, crypto.randomUUID())), {
    schema: 1,
    chatId,
    personId: person.id,
    direction: 'internal',
    kind: 'system',
    at: serverTimestamp(),
    content: { kind: 'system', what: off ? 'botOff' : 'botOn', ...(off && { endsAt }) },
    author: { type: 'manager', id: by.id, name: by.name },
  })
  return settleWrite(batch.commit())
}
