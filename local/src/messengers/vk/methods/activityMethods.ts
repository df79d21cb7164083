import { findMessage } from '../chatOf.ts'
import type { Method, MethodContext } from '../Method.ts'
import { Refusal, wrongParameter } from '../Refusal.ts'
import { requireAllowed, requireChat } from '../requireChat.ts'

const activities = ['typing', 'audiomessage', 'photo', 'video', 'file']
const mostReaction = 64

const setActivity: Method = context => {
  const { params } = context
  const peer = params.number('peer_id') ?? params.required('user_id')
  const chat = requireAllowed(context, peer)
  if (!activities.includes(params.text('type') ?? 'typing')) throw wrongParameter('type')
  context.typing(chat)
  return 1
}

/** Marks what the person wrote as read: up to a message, or all of it. */
const markAsRead: Method = context => {
  const { params } = context
  const chat = requireChat(context, params.required('peer_id'))
  const start = params.number('start_message_id')
  const byId = chat.messages.find(({ message }) => message.id === start)?.message.conversation_message_id
  const upTo = params.number('up_to_cmid') ?? byId ?? chat.nextCmid - 1
  const before = chat.inRead
  chat.inRead = Math.max(before, upTo)
  for (const stored of chat.messages) {
    const { conversation_message_id: cmid, out } = stored.message
    if (out === 0 && cmid > before && cmid <= chat.inRead) context.changed(chat, stored)
  }
  return 1
}

/** One reaction of the community per message; without a number it is taken away. */
function react(context: MethodContext, reaction: number | undefined): number {
  const { params } = context
  const chat = requireChat(context, params.required('peer_id'))
  const stored = findMessage(chat, params.required('cmid'))
  if (!stored || stored.deleted) throw wrongParameter('cmid')
  if (reaction === undefined) delete stored.ownReaction
  else stored.ownReaction = reaction
  context.changed(chat, stored)
  return 1
}

const sendReaction: Method = context => {
  const reaction = context.params.required('reaction_id')
  if (reaction < 1 || reaction > mostReaction) throw wrongParameter('reaction_id')
  return react(context, reaction)
}

const sendMessageEventAnswer: Method = context => {
  const { params } = context
  const chat = requireChat(context, params.required('peer_id'))
  if (params.required('user_id') !== chat.personId) throw new Refusal(113)
  if (params.text('event_id') === undefined) throw wrongParameter('event_id is undefined')
  params.json('event_data')
  return 1
}

/** What the community does beside writing. https://dev.vk.com/method/messages.sendReaction */
export const activityMethods: Readonly<Record<string, Method>> = {
  'messages.setActivity': setActivity,
  'messages.markAsRead': markAsRead,
  'messages.sendReaction': sendReaction,
  'messages.deleteReaction': context => react(context, undefined),
  'messages.sendMessageEventAnswer': sendMessageEventAnswer,
}
