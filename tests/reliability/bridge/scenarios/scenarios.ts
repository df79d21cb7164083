import type { Scenario } from '../Scenario.ts'
import { backlog } from './backlog.ts'
import { crashes } from './crashes.ts'
import { hostile } from './hostile.ts'
import { incoming } from './incoming.ts'
import { load } from './load.ts'
import { outage } from './outage.ts'
import { outgoingTelegram, outgoingTelegramLost } from './outgoingTelegram.ts'
import { outgoingVk } from './outgoingVk.ts'
import { pairs } from './pairs.ts'
import { poison } from './poison.ts'
import { tunnel } from './tunnel.ts'

/** What comes in: from the messenger's first call to the stored message. */
export const waysIn: readonly Scenario[] = [incoming, poison, outage, backlog, load, hostile]

/** What goes out: from a manager's press to the person. */
export const waysOut: readonly Scenario[] = [
  outgoingVk,
  outgoingTelegram,
  outgoingTelegramLost,
  pairs,
  tunnel,
]

/** Every scenario of `npm run reliability`. */
export const scenarios: readonly Scenario[] = [...waysIn, ...waysOut, crashes]
