import type { LiveMessage } from './LiveMessage.ts'
import { byPlace, type MessageWindow } from './mergeMessages.ts'

/** The messages between which one looks. */
export interface Looked {
  readonly first: LiveMessage
  readonly last: LiveMessage
}

/** How many pages on each side of what is looked at are near: more than a finger flings a log past in a moment. */
const NEAR = 1

/** Of pages in the order of their messages, those that hold something of what is looked at, and their neighbours. */
export function pagesNear<Page>(
  pages: readonly Page[],
  windowOf: (page: Page) => MessageWindow,
  { first, last }: Looked,
): ReadonlySet<Page> {
  const held = pages.filter(page => windowOf(page).messages.length)
  const endsBefore = (page: Page) => {
    const [newest] = windowOf(page).messages
    return newest !== undefined && byPlace(newest, first) < 0
  }
  const beginsAfter = (page: Page) => {
    const oldest = windowOf(page).messages.at(-1)
    return oldest !== undefined && byPlace(oldest, last) > 0
  }
  const from = held.filter(endsBefore).length - NEAR
  const to = held.length - held.filter(beginsAfter).length - 1 + NEAR
  return new Set(held.slice(Math.max(from, 0), to + 1))
}
