import type { CameBy } from './CameBy.ts'
import type { Card } from './Card.ts'

/** The card of a person who came by a tool and from a source; the same object when it says so already. */
export function addCameBy(
  card: Card,
  { toolId, sourceId }: Partial<Pick<CameBy, 'toolId' | 'sourceId'>>,
): Card {
  const leadTools = withId(card.leadTools, toolId)
  const sources = withId(card.sources, sourceId)
  if (leadTools === card.leadTools && sources === card.sources) return card
  return { ...card, ...(leadTools && { leadTools }), ...(sources && { sources }) }
}

const withId = (ids: Card['leadTools'], id: string | undefined) =>
  id === undefined || ids?.includes(id) ? ids : [...(ids ?? []), id]
