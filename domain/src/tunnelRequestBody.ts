import type { Instant } from './Instant.ts'

/** Of whom and from where a tunnel tells another system. */
export interface TunnelRequestFacts {
  /** The same however often the same step is told. */
  readonly id: string
  readonly at: Instant
  readonly tunnel: { readonly id: string; readonly title: string }
  readonly block: { readonly id: string; readonly title: string }
  readonly chat: { readonly id: string; readonly messenger: string }
  readonly person: {
    readonly id: string
    readonly name: string
    readonly phones: readonly string[]
    readonly emails: readonly string[]
  }
  /** What was answered or pressed last in the tunnel. */
  readonly answer: string
}

/** What a request of a tunnel says to another system: who has come by which block, and how they can be reached. */
export function tunnelRequestBody({ id, at, tunnel, block, chat, person, answer }: TunnelRequestFacts) {
  return {
    id,
    type: 'tunnel.request',
    timestamp: new Date(at).toISOString(),
    data: {
      tunnelId: tunnel.id,
      tunnel: tunnel.title,
      blockId: block.id,
      block: block.title,
      chatId: chat.id,
      messenger: chat.messenger,
      personId: person.id,
      name: person.name,
      phones: person.phones,
      emails: person.emails,
      answer,
    },
  }
}
