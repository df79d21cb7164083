import { capabilities, vkReactions } from '@chats/domain/capabilities'
import type { Sending } from '@chats/domain/Sending'
import { z } from 'zod'
import type { Outgoing } from '../Messenger.ts'
import { attachmentName } from './attachmentName.ts'
import { callVk } from './callVk.ts'
import type { Called, Community } from './callVk.ts'
import { cmidOf } from './cmidOf.ts'
import { keyboardOf } from './keyboardOf.ts'
import { vkError } from './vkError.ts'
import { formatParam, wordsFor } from './wordsFor.ts'

type Change = Exclude<Outgoing, { type: 'message' | 'album' | 'answer' }>

/** Edits or removes a message of ours, or reacts to one of either side. A repeat changes nothing more. */
export function changeMessage(community: Community, change: Change): Promise<Sending> {
  switch (change.type) {
    case 'edit':
      return edit(community, change)
    case 'remove':
      return remove(community, change)
    case 'react':
      return react(community, change)
  }
}

/** VK drops the attachments that an edit does not name, so those the message has are named again. */
async function edit(
  community: Community,
  { to, externalId, content, before }: Extract<Change, { type: 'edit' }>,
): Promise<Sending> {
  const words = wordsFor(content)
  const message = words.text
  if (message.length > capabilities.vk.maxTextLength) return badInput('too_long')
  const carried = 'file' in before ? await attachmentsOf(community, to, externalId) : null
  if (carried && !carried.ok) return carried
  const params = {
    peer_id: to,
    cmid: cmidOf(externalId),
    message,
    ...formatParam(words),
    keep_forward_messages: 1,
    keep_snippets: 1,
    ...(content.kind === 'text' && keyboardOf(content.buttons)),
    ...(carried?.result && { attachment: carried.result }),
  }
  return ended(externalId, await callVk(community, 'messages.edit', params, z.unknown()))
}

async function remove(
  community: Community,
  { to, externalId }: Extract<Change, { type: 'remove' }>,
): Promise<Sending> {
  const params = { peer_id: to, cmids: cmidOf(externalId), delete_for_all: 1 }
  const removed = await callVk(community, 'messages.delete', params, z.unknown())
  const code = removed.ok ? refusalIn(removed.result) : undefined
  return code === undefined
    ? ended(externalId, removed)
    : { ok: false, failure: vkError({ error_code: code }) }
}

async function react(
  community: Community,
  { to, externalId, emoji }: Extract<Change, { type: 'react' }>,
): Promise<Sending> {
  const message = { peer_id: to, cmid: cmidOf(externalId) }
  if (!emoji)
    return ended(externalId, await callVk(community, 'messages.deleteReaction', message, z.unknown()))
  const index = vkReactions.findIndex(known => bare(known) === bare(emoji))
  if (index < 0) return badInput('bad_input')
  const params = { ...message, reaction_id: index + 1 }
  return ended(externalId, await callVk(community, 'messages.sendReaction', params, z.unknown()))
}

/** Without the sign that asks for the coloured picture. */
const bare = (emoji: string) => emoji.replaceAll('\ufe0f', '')

const badInput = (reason: 'too_long' | 'bad_input'): Sending => ({
  ok: false,
  failure: { class: 'bad_input', reason },
})

const ended = (externalId: string, called: Called<unknown>): Sending =>
  called.ok ? { ok: true, externalId, at: Date.now() } : called

const historySchema = z.looseObject({
  items: z.array(z.looseObject({ attachments: z.array(z.looseObject({ type: z.string() })).catch([]) })),
})
const ownedSchema = z.looseObject({
  id: z.number(),
  owner_id: z.number(),
  access_key: z.string().optional(),
})

async function attachmentsOf(community: Community, to: string, externalId: string): Promise<Called<string>> {
  const params = { peer_id: to, conversation_message_ids: cmidOf(externalId) }
  const found = await callVk(community, 'messages.getByConversationMessageId', params, historySchema)
  if (!found.ok) return found
  const [message] = found.result.items
  if (!message) {
    return { ok: false, failure: { class: 'bad_input', reason: 'not_found' }, said: 'no such message' }
  }
  const names = message.attachments.flatMap(attachment => {
    const owned = ownedSchema.safeParse(attachment[attachment.type])
    return owned.success ? [attachmentName(attachment.type, owned.data)] : []
  })
  return { ok: true, result: names.join(',') }
}

/** The code of a refusal inside an answer about several messages. */
function refusalIn(result: unknown): number | undefined {
  const rows = z.array(z.looseObject({ error: z.looseObject({ code: z.number() }) })).safeParse(result)
  return rows.success ? rows.data[0]?.error.code : undefined
}
