import { onDocumentWritten } from 'firebase-functions/firestore'
import { z } from 'zod'
import { region } from '../config.ts'
import { createInvites } from '../firestore/createInvites.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { followInvite } from '../usecases/followInvite.ts'
import { hashOfToken } from './inviteToken.ts'
import { isTooOld } from './isTooOld.ts'

const payloadSchema = z.string().max(200)

/** A chat learned where its person came from: a personal link makes it the chat of whom it was made for. */
export const onChatWritten = onDocumentWritten(
  { document: 'chats/{chatId}', region, retry: true },
  async event => {
    const payload = payloadSchema.safeParse(event.data?.after.get('source.payload'))
    if (!payload.success || event.data?.before.get('source.payload') === payload.data || isTooOld(event))
      return
    const at = Number(event.data?.after.get('source.at').toMillis())
    await followInvite(
      event.params.chatId,
      { payload: payload.data, at },
      { invites: createInvites(openDatabase()), hashOf: hashOfToken, log },
    )
  },
)
