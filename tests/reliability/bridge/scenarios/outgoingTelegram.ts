import { connectTelegram } from '../connectTelegram.ts'
import type { Scenario } from '../Scenario.ts'
import { sendOut } from '../sendOut.ts'

/** R3, R9, R10: refusals that leave no doubt. Telegram asks a chat to wait; nothing goes before, all goes after. */
export const outgoingTelegram: Scenario = {
  name: 'outgoing Telegram, told to wait',
  goal: 'R3, R9, R10',
  full: 10_000,
  small: 100,
  byChance: false,
  mustStrike: () => ['status'],
  async run(bridge, n, seed) {
    const wait = { direction: 'out', method: 'sendMessage', do: 'status', code: 429, scope: 'chat' }
    const faults = [
      { ...wait, retry_after: 1, nth: [5, 30] },
      { ...wait, retry_after: 1, p: 0.05 },
    ]
    return sendOut(bridge, [await connectTelegram(bridge, 1)], { n, seed, faults, kills: 0 })
  },
}

/** R4, R9: answers that are lost. Nothing goes twice, and everything in doubt is shown so. */
export const outgoingTelegramLost: Scenario = {
  name: 'outgoing Telegram, answers lost',
  goal: 'R4, R9',
  full: 10_000,
  small: 100,
  byChance: true,
  leaseSeconds: 2,
  mustStrike: () => ['timeout-after-accept', 'reset', 'status', 'kill'],
  async run(bridge, n, seed) {
    const out = { direction: 'out', method: 'sendMessage' }
    const faults = [
      { ...out, do: 'timeout-after-accept', ms: 50, p: 0.05 },
      { ...out, do: 'reset', accepted: true, p: 0.05 },
      { ...out, do: 'status', code: 502, accepted: true, p: 0.05 },
    ]
    const kills = Math.max(2, Math.round(n / 500))
    const lines = [await connectTelegram(bridge, 1), await connectTelegram(bridge, 2)]
    return sendOut(bridge, lines, { n, seed, faults, kills })
  },
}
