import type { Card } from '@chats/domain/Card'
import type { Person } from '@chats/domain/Person'
import type { TunnelEffect } from '@chats/domain/TunnelEffect'
import { tunnelRequestBody } from '@chats/domain/tunnelRequestBody'
import type { Row } from '../../entities/Row.ts'

/** What a request of a tunnel would say about somebody, as its receiver would read it; nothing leaves the page. */
export function dryRequest(
  { blockId, block }: Extract<TunnelEffect, { type: 'request' }>,
  of: {
    readonly at: number
    readonly tunnel: { readonly id: string; readonly title: string }
    readonly person: Row<Person>
    readonly card: Card
    readonly answer: string
  },
): string {
  const [chat] = Object.entries(of.person.chats)
  const body = tunnelRequestBody({
    id: 'tun_…',
    at: of.at,
    tunnel: of.tunnel,
    block: { id: blockId, title: block },
    chat: { id: chat?.[0] ?? '', messenger: chat?.[1].messenger ?? '' },
    person: {
      id: of.person.id,
      name: of.person.name,
      phones: of.card.phones,
      emails: of.card.emails,
    },
    answer: of.answer,
  })
  return JSON.stringify(body, null, 2)
}
