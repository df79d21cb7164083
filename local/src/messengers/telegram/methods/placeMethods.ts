import { isRecord } from '../../readForm.ts'
import { describePoll } from '../describePoll.ts'
import type { Method, MethodContext } from '../Method.ts'
import { newMessage } from '../newMessage.ts'
import { badRequest } from '../Refusal.ts'
import { requireChat } from '../requireChat.ts'

function readLocation({ params }: MethodContext) {
  const latitude = params.number('latitude')
  const longitude = params.number('longitude')
  if (latitude === undefined || longitude === undefined) throw badRequest('latitude or longitude is empty')
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('wrong location specified')
  return { latitude, longitude }
}

function required({ params }: MethodContext, name: string): string {
  const value = params.text(name)?.trim() ?? ''
  if (value === '') throw badRequest(`parameter "${name}" is required`)
  return value
}

/** sendLocation, sendVenue, sendContact, sendPoll and sendDice: messages without a file. */
export const placeMethods: Record<string, Method> = {
  sendLocation(context) {
    const location = readLocation(context)
    return newMessage(context, requireChat(context), { location })
  },

  sendVenue(context) {
    const location = readLocation(context)
    const venue = { location, title: required(context, 'title'), address: required(context, 'address') }
    return newMessage(context, requireChat(context), { location, venue })
  },

  sendContact(context) {
    const last_name = context.params.text('last_name')
    const contact = {
      phone_number: required(context, 'phone_number'),
      first_name: required(context, 'first_name'),
      ...(last_name ? { last_name } : {}),
    }
    return newMessage(context, requireChat(context), { contact })
  },

  sendPoll(context) {
    const question = required(context, 'question')
    const listed = context.params.json('options')
    const options = Array.isArray(listed) ? listed : []
    if (question.length > 300) throw badRequest('poll question length must not exceed 300')
    if (options.length < 2 || options.length > 12) throw badRequest('poll must have 2-12 options')
    const texts = options.map(option => String(isRecord(option) ? option['text'] : option))
    return newMessage(context, requireChat(context), { poll: describePoll(question, texts) })
  },

  sendDice(context) {
    const emoji = context.params.text('emoji') ?? '🎲'
    return newMessage(context, requireChat(context), { dice: { emoji, value: 4 } })
  },
}
