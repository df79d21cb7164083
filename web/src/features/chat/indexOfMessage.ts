import type { TimelineRow } from './TimelineRow.ts'

/** Which row shows a message, or holds it folded away; -1 when none does. */
export const indexOfMessage = (rows: readonly TimelineRow[], messageId: string | null): number =>
  messageId === null ? -1 : rows.findIndex(row => messagesOf(row).some(({ id }) => id === messageId))

/** The messages that a row shows. */
export const messagesOf = (row: TimelineRow) =>
  row.type === 'message' ? row.parts : row.type === 'run' ? row.events : []
