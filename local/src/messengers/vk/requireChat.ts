import { chatOf } from './chatOf.ts'
import type { MethodContext } from './Method.ts'
import { Refusal } from './Refusal.ts'
import type { Chat } from './State.ts'

const firstGroupChat = 2_000_000_000

/** The chat with a person, whether or not the community may write there. */
export function requireChat({ state, community }: MethodContext, peer: number): Chat {
  if (peer >= firstGroupChat) throw new Refusal(917)
  if (peer <= 0) throw new Refusal(936)
  const chat = chatOf(state, community, peer)
  if (!chat) throw new Refusal(901)
  return chat
}

/** The chat with a person who wrote to the community and did not deny its messages since; error 901 otherwise. */
export function requireAllowed(context: MethodContext, peer: number): Chat {
  const chat = requireChat(context, peer)
  if (!chat.allowed) throw new Refusal(901)
  return chat
}
