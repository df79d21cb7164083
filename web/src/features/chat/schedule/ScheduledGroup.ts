import type { Scheduled } from '@chats/domain/Scheduled'
import type { Row } from '../../../entities/Row.ts'

/** What waits as one message: itself, or the parts of an album in their order. */
export interface ScheduledGroup {
  readonly parts: readonly [Row<Scheduled>, ...Row<Scheduled>[]]
  /** The person's answer has stopped it. */
  readonly stopped: boolean
}
