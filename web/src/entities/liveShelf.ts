import { createShelf } from './createShelf.ts'

const KEPT_MS = 5 * 60_000
const MOST_IDLE = 40

/** Open listeners stay five minutes after their last user: coming back to a tab or a chat reads nothing. */
export const liveShelf = createShelf(KEPT_MS, MOST_IDLE)
