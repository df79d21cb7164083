import { addMessage } from '../addMessage.ts'
import { findMessage } from '../chatOf.ts'
import type { Method, MethodContext } from '../Method.ts'
import { quoted } from '../quoted.ts'
import { readOutgoing } from '../readOutgoing.ts'
import { Refusal, wrongParameter } from '../Refusal.ts'
import { requireAllowed } from '../requireChat.ts'
import { isRecord } from '../../readForm.ts'
import type { Chat, Sent } from '../State.ts'

const mostPeers = 100

/** Sends once per `random_id` and person: a repeat gives the first result. */
function sendTo(
  context: MethodContext,
  peer: number,
  randomId: string,
  outgoing: ReturnType<typeof readOutgoing>,
): Sent {
  const { world, community } = context
  const chat = requireAllowed(context, peer)
  const before = chat.sent[randomId]
  if (before) return before
  const related = readRelated(context, chat)
  if (outgoing.text.trim() === '' && outgoing.attachments.length === 0 && isBare(related, outgoing.fields)) {
    throw wrongParameter('message is empty or invalid')
  }
  const { text, attachments, fields } = outgoing
  const stored = addMessage(world, community, chat, 1, {
    text,
    attachments,
    random_id: Number(randomId),
    ...related,
    ...fields,
  })
  const { id: message_id, conversation_message_id } = stored.message
  const sent = { message_id, conversation_message_id }
  if (randomId !== '0') chat.sent[randomId] = sent
  context.arrived(chat, stored)
  context.tell({ type: 'message_reply', object: stored.message, peer, text })
  return sent
}

const isBare = (related: Record<string, unknown>, fields: Record<string, unknown>) =>
  Object.keys(related).length === 0 && fields['geo'] === undefined

/** The reply or the forwarded messages that a call asks for, by `forward`, `reply_to` or `forward_messages`. */
function readRelated({ params }: MethodContext, chat: Chat): Record<string, unknown> {
  const forward = params.json('forward')
  const byId = (ids: unknown[]) => chat.messages.filter(({ message }) => ids.map(Number).includes(message.id))
  const named = isRecord(forward) ? forward : {}
  const cmids = [named['conversation_message_ids'] ?? []].flat()
  const found = [
    ...cmids.map(cmid => findMessage(chat, Number(cmid))),
    ...byId([named['message_ids'] ?? [], params.list('forward_messages'), params.list('reply_to')].flat()),
  ].filter(stored => stored !== undefined && !stored.deleted)
  const asked = forward !== undefined || params.text('reply_to') !== undefined
  if (asked && found.length === 0) throw wrongParameter('forward: message not found')
  const messages = found.flatMap(stored => (stored ? [quoted(stored.message)] : []))
  const isReply = params.text('reply_to') !== undefined || [true, 1, '1'].includes(named['is_reply'] as never)
  if (messages.length === 0) return {}
  return isReply ? { reply_message: messages[0] } : { fwd_messages: messages }
}

function readPeers({ params }: MethodContext): number[] {
  const listed = params.list('peer_ids')
  if (listed.length > mostPeers) throw wrongParameter(`peer_ids: at most ${mostPeers}`)
  const peers = (listed.length > 0 ? listed : [params.text('peer_id') ?? params.text('user_id')]).map(Number)
  if (peers.some(peer => !Number.isSafeInteger(peer))) {
    throw wrongParameter('you should specify peer_id, user_id, domain, chat_id or user_ids param')
  }
  return peers
}

const send: Method = context => {
  const { params } = context
  const peers = readPeers(context)
  if (params.number('random_id') === undefined) throw wrongParameter('random_id is a required parameter')
  const randomId = params.text('random_id') ?? ''
  const outgoing = readOutgoing(context)
  if (params.text('peer_ids') === undefined) {
    return sendTo(context, peers[0] ?? 0, randomId, outgoing).message_id
  }
  return peers.map(peer_id => {
    try {
      return { peer_id, ...sendTo(context, peer_id, randomId, outgoing) }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 100) throw error
      return { peer_id, message_id: 0, error: { code: error.code, description: error.message } }
    }
  })
}

/** Sending. https://dev.vk.com/method/messages.send */
export const sendMethods: Readonly<Record<string, Method>> = { 'messages.send': send }
