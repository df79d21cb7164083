import type { BotOff } from './BotOff.ts'
import type { Instant } from './Instant.ts'

/** Whether automation is silent in a chat now. */
export const isBotOff = (botOff: BotOff | undefined, now: Instant): boolean =>
  botOff !== undefined && (botOff.endsAt === null || botOff.endsAt > now)
