import { chatsOf, findMessage } from '../chatOf.ts'
import type { Method, MethodContext } from '../Method.ts'
import { readOutgoing } from '../readOutgoing.ts'
import { Refusal, wrongParameter } from '../Refusal.ts'
import { requireAllowed, requireChat } from '../requireChat.ts'
import type { Chat, StoredMessage } from '../State.ts'

const dayMs = 24 * 3600_000
const fixedKinds = ['audio_message', 'sticker']

const isOld = ({ world }: MethodContext, { message }: StoredMessage) =>
  world.clock.now() - message.date * 1000 >= dayMs

function named(context: MethodContext, chat: Chat): StoredMessage {
  const { params } = context
  const cmid = params.number('cmid') ?? params.number('conversation_message_id')
  const id = params.number('message_id')
  const stored =
    cmid === undefined ? chat.messages.find(({ message }) => message.id === id) : findMessage(chat, cmid)
  if (!stored || stored.deleted) throw wrongParameter(cmid === undefined ? 'message_id' : 'cmid')
  return stored
}

/** Without `attachment` the attachments are gone, and replies too unless `keep_forward_messages`. */
const edit: Method = context => {
  const { params, world } = context
  const chat = requireAllowed(context, params.required('peer_id'))
  const stored = named(context, chat)
  const { message } = stored
  if (message.out === 0) throw new Refusal(15)
  if (isOld(context, stored)) throw new Refusal(909)
  if (message.attachments.some(({ type }) => fixedKinds.includes(type))) throw new Refusal(920)
  const { text, attachments, fields } = readOutgoing(context)
  if (text.trim() === '' && attachments.length === 0) throw wrongParameter('message is empty or invalid')
  const { reply_message, fwd_messages, ...kept } = message
  const related = { ...(reply_message ? { reply_message } : {}), fwd_messages }
  stored.message = {
    ...kept,
    ...(params.flag('keep_forward_messages') ? related : { fwd_messages: [] }),
    ...fields,
    text,
    attachments,
    update_time: Math.floor(world.clock.now() / 1000),
    version: message.version + 1,
  }
  context.changed(chat, stored)
  return 1
}

interface Target {
  chat: Chat
  stored: StoredMessage
}

function targets(context: MethodContext): (Target | { missing: number })[] {
  const { state, community, params } = context
  const cmids = params.list('cmids')
  if (cmids.length > 0) {
    const chat = requireChat(context, params.required('peer_id'))
    return cmids.map(cmid => {
      const stored = findMessage(chat, Number(cmid))
      return stored ? { chat, stored } : { missing: Number(cmid) }
    })
  }
  const ids = params.list('message_ids')
  if (ids.length === 0) throw wrongParameter('message_ids is undefined')
  const chats = chatsOf(state, community)
  return ids.map(id => {
    for (const chat of chats) {
      const stored = chat.messages.find(({ message }) => String(message.id) === id)
      if (stored) return { chat, stored }
    }
    return { missing: Number(id) }
  })
}

function removeOne(context: MethodContext, target: Target | { missing: number }) {
  if ('missing' in target) {
    return { message_id: target.missing, response: 0, error: { code: 100, description: 'message not found' } }
  }
  const { chat, stored } = target
  const { id: message_id, conversation_message_id, peer_id, out } = stored.message
  const ids = { peer_id, message_id, conversation_message_id }
  if (!context.params.flag('delete_for_all') || stored.deleted) return { ...ids, response: 1 }
  if (out === 0 || isOld(context, stored)) {
    return { ...ids, response: 0, error: { code: 924, description: new Refusal(924).message } }
  }
  stored.deleted = true
  context.changed(chat, stored)
  return { ...ids, response: 1 }
}

/** Edits and deletions, both for 24 hours. https://dev.vk.com/method/messages.edit */
export const changeMethods: Readonly<Record<string, Method>> = {
  'messages.edit': edit,
  'messages.delete': context => targets(context).map(target => removeOne(context, target)),
}
