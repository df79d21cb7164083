import { onDocumentWritten } from 'firebase-functions/firestore'
import { z } from 'zod'
import { personIdOf } from '@chats/domain/ids'
import { region } from '../config.ts'
import { createInvites } from '../firestore/createInvites.ts'
import { createPeopleIndex } from '../firestore/createPeopleIndex.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { followInvite } from '../usecases/followInvite.ts'
import { hashOfToken } from './inviteToken.ts'
import { isTooOld } from './isTooOld.ts'

const payloadSchema = z.string().max(200)

/** What of a chat the row or the search of its person says. */
const shown = ['personId', 'name', 'username', 'state'] as const

/**
 * A chat learned where its person came from: a personal link makes it the chat of whom it was made for. And what it says
 * of its person is found.
 */
export const onChatWritten = onDocumentWritten(
  { document: 'chats/{chatId}', region, retry: true },
  async event => {
    if (isTooOld(event) || !event.data) return
    await showPerson(event.data, event.params.chatId)
    const payload = payloadSchema.safeParse(event.data.after.get('source.payload'))
    if (!payload.success || event.data.before.get('source.payload') === payload.data) return
    const at = Number(event.data.after.get('source.at').toMillis())
    await followInvite(
      event.params.chatId,
      { payload: payload.data, at },
      { invites: createInvites(openDatabase()), hashOf: hashOfToken, log },
    )
  },
)

interface Snapshot {
  readonly exists: boolean
  get(field: string): unknown
}

async function showPerson(
  { before, after }: { readonly before: Snapshot; readonly after: Snapshot },
  chatId: string,
): Promise<void> {
  const personId = after.get('personId')
  const changed = shown.filter(field => before.get(field) !== after.get(field))
  // Of a person who is new with this chat, the card tells.
  const isNew = !before.exists && personId === personIdOf(chatId)
  if (typeof personId !== 'string' || isNew || !changed.length) return
  const index = createPeopleIndex(openDatabase())
  const [from, to] = [before.get('name'), after.get('name')]
  if (typeof from === 'string' && typeof to === 'string' && from !== to)
    await index.rename(personId, from, to)
  const left = before.get('personId')
  if (typeof left === 'string' && left !== personId) await index.refresh(left)
  await index.refresh(personId)
}
