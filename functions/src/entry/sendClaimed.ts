import { capabilities } from '@chats/domain/capabilities'
import { contentSchema } from '@chats/domain/Content'
import type { FileContent } from '@chats/domain/Content'
import type { SendFailure, Sending } from '@chats/domain/Sending'
import { staysInside } from '@chats/domain/staysInside'
import { outboxLeaseMs } from '../config.ts'
import { readUpload } from '../firestore/readUpload.ts'
import { createRateGate } from '../messengers/createRateGate.ts'
import type { Outgoing } from '../messengers/Messenger.ts'
import { prepareFile } from '../messengers/prepareFile.ts'
import type { Prepared } from '../messengers/prepareFile.ts'
import type { ChangeClaim } from '../usecases/Changes.ts'
import type { Claim } from '../usecases/Outbox.ts'
import { messengerOfChannel } from './messengerOfChannel.ts'

/** An answer that comes later than this is lost, and well before the lease ends: that of a file is three times as long. */
const timeoutMs = () => Math.min(20_000, outboxLeaseMs() / 2)
const fileTimeoutMs = () => Math.min(90_000, outboxLeaseMs() * 1.5)

const gate = createRateGate(Date.now)

/** Hands a claimed message, or an album, to its messenger, once; files are read and made ready before. */
export async function sendMessage(claim: Claim): Promise<Sending> {
  const { channelId, messageId, to, replyTo, sendKey } = claim
  const common = {
    id: messageId,
    to,
    ...(sendKey !== undefined && { sendKey }),
    ...(replyTo !== undefined && { replyTo }),
  }
  const parts: Prepared[] = []
  let left = capabilities[claim.messenger].maxAlbumBytes
  for (const { content } of [claim, ...claim.others]) {
    // A browser wrote it, and the rules look into no list.
    const read = contentSchema.safeParse(content)
    if (!read.success || staysInside(read.data)) return failed({ class: 'bad_input', reason: 'bad_input' })
    if (!('file' in read.data)) {
      return hand(channelId, { type: 'message', ...common, content: read.data }, timeoutMs())
    }
    const ready = await prepare(claim, read.data, parts.length ? left : undefined)
    if ('class' in ready) return failed(ready)
    left -= ready.file.bytes.byteLength
    parts.push(ready)
  }
  const [first] = parts
  if (!first) return failed({ class: 'bad_input', reason: 'bad_input' })
  if (parts.length > 1) return hand(channelId, { type: 'album', ...common, parts }, fileTimeoutMs())
  const { content, file } = first
  const outgoing = { type: 'message', ...common, content, file: () => Promise.resolve(file) } as const
  return hand(channelId, outgoing, fileTimeoutMs())
}

/** Hands a claimed change of a message to its messenger, once. */
export async function sendChange({
  channelId,
  to,
  externalId,
  change,
  before,
}: ChangeClaim): Promise<Sending> {
  const target = { to, externalId }
  switch (change.kind) {
    case 'edit': {
      const content = contentSchema.safeParse(change.content)
      if (!content.success) return failed({ class: 'bad_input', reason: 'bad_input' })
      return hand(channelId, { type: 'edit', ...target, content: content.data, before }, timeoutMs())
    }
    case 'remove':
      return hand(channelId, { type: 'remove', ...target }, timeoutMs())
    case 'react':
      return hand(channelId, { type: 'react', ...target, emoji: change.emoji ?? '' }, timeoutMs())
  }
}

async function hand(channelId: string, outgoing: Outgoing, waitMs: number): Promise<Sending> {
  const messenger = await messengerOfChannel(channelId, waitMs)
  if (!messenger) return failed({ class: 'channel_auth' })
  return gate(channelId, () => messenger.send(outgoing))
}

/** The file of a message, ready to go, or why it cannot: nothing has left yet. `most`: what an album has room for. */
async function prepare(
  { messenger }: Claim,
  content: FileContent,
  most = Number.MAX_SAFE_INTEGER,
): Promise<Prepared | SendFailure> {
  const { maxBytes } = capabilities[messenger]
  const { path, name } = content.file
  if (!path) return { class: 'bad_input', reason: 'bad_input' }
  try {
    const upload = await readUpload(path, Math.min(most, maxBytes[content.kind] ?? maxBytes.file))
    if (upload === 'too_big') return { class: 'bad_input', reason: 'too_big' }
    if (upload === 'gone') return { class: 'bad_input', reason: 'not_found' }
    return await prepareFile(messenger, content, { name, ...upload })
  } catch {
    return { class: 'pre_send' }
  }
}

const failed = (failure: SendFailure): Sending => ({ ok: false, failure })
