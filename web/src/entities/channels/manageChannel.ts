import type { ChannelAction, ChannelAnswer, ChannelRefusal } from '@chats/domain/ChannelAction'
import { callFunction } from '../callFunction.ts'

/** How a request about a channel ended; `no_answer` where our own functions gave none. */
export type ChannelOutcome =
  | Extract<ChannelAnswer, { ok: true }>
  | { readonly ok: false; readonly why: ChannelRefusal | 'no_answer'; readonly said?: string }

/** Asks functions to do something about a channel. A token goes there and is kept nowhere here. */
export async function manageChannel(action: ChannelAction): Promise<ChannelOutcome> {
  try {
    return (await callFunction('manageChannel', action)) as ChannelAnswer
  } catch {
    return { ok: false, why: 'no_answer' }
  }
}
