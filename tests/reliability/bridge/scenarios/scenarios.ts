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

/** Every scenario of `npm run reliability`, in the order of the table. */
export const scenarios: readonly Scenario[] = [
  incoming,
  outgoingVk,
  outgoingTelegram,
  outgoingTelegramLost,
  crashes,
  poison,
  outage,
  backlog,
  pairs,
  load,
  hostile,
]
