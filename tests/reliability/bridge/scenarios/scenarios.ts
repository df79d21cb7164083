import type { Scenario } from '../Scenario.ts'
import { crashes } from './crashes.ts'
import { incoming } from './incoming.ts'
import { outage } from './outage.ts'
import { outgoingTelegram, outgoingTelegramLost } from './outgoingTelegram.ts'
import { poison } from './poison.ts'

/** Every scenario of `npm run reliability`, in the order of the table. */
export const scenarios: readonly Scenario[] = [
  incoming,
  outgoingTelegram,
  outgoingTelegramLost,
  crashes,
  poison,
  outage,
]
