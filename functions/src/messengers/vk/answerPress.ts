import type { Sending } from '@chats/domain/Sending'
import { z } from 'zod'
import type { Outgoing } from '../Messenger.ts'
import { callVk } from './callVk.ts'
import type { Community } from './callVk.ts'

/**
 * Tells VK that a press has arrived. It takes that for a minute: after it, and again, it is refused, which harms nobody.
 * https://dev.vk.com/method/messages.sendMessageEventAnswer
 */
export async function answerPress(
  community: Community,
  { to, answerId, text }: Extract<Outgoing, { type: 'answer' }>,
): Promise<Sending> {
  const params = {
    event_id: answerId,
    user_id: to,
    peer_id: to,
    ...(text !== undefined && { event_data: JSON.stringify({ type: 'show_snackbar', text }) }),
  }
  const answered = await callVk(community, 'messages.sendMessageEventAnswer', params, z.unknown())
  const done = answered.ok || answered.failure.class === 'bad_input'
  return done ? { ok: true, externalId: answerId, at: Date.now() } : answered
}
