import { connectTelegram } from '../connectTelegram.ts'
import type { Scenario } from '../Scenario.ts'
import { sendOut } from '../sendOut.ts'

/** R3, R9, R10: refusals that leave no doubt. Telegram asks a chat to wait; nothing goes before, all goes after. */
export const outgoingTelegram: Scenario = {
  name: 'outgoing Telegram, told to wait',
  goal: 'R3, R9, R10',
  full: 10_000,
  small: 100,
  // Nothing is lost here, and a busy machine may be slow to answer.
  leaseSeconds: 60,
  mustStrike: () => ['status'],
  async run(bridge, size) {
    const wait = { direction: 'out', method: 'sendMessage', do: 'status', code: 429, scope: 'chat' }
    const faults = [
      { ...wait, retry_after: 1, nth: [5, 30] },
      ...(size.fixed ? [] : [{ ...wait, retry_after: 1, p: 0.05 }]),
    ]
    const lines = [
      await connectTelegram(bridge, 1),
      ...(size.fixed ? [] : [await connectTelegram(bridge, 2)]),
    ]
    const outcome = await sendOut(bridge, lines, { size, faults, moments: null })
    const doubts = outcome.unconfirmed > 0 ? [`${outcome.unconfirmed} unconfirmed without a doubt`] : []
    return { ...outcome, broken: [...outcome.broken, ...doubts] }
  },
}

const moments = ['send.after:25']

/** R4, R9: answers that are lost. Nothing goes twice, and everything in doubt is shown so. */
export const outgoingTelegramLost: Scenario = {
  name: 'outgoing Telegram, answers lost',
  goal: 'R4, R9',
  full: 10_000,
  small: 40,
  leaseSeconds: 2,
  mustStrike: () => ['timeout-after-accept', 'reset', 'status', 'kill'],
  async run(bridge, size) {
    const out = { direction: 'out', method: 'sendMessage' }
    const strikes = (nth: number) => (size.fixed ? { nth } : { p: 0.05 })
    const faults = [
      { ...out, do: 'timeout-after-accept', ms: 50, ...strikes(3) },
      { ...out, do: 'reset', accepted: true, ...strikes(8) },
      { ...out, do: 'status', code: 502, accepted: true, ...strikes(13) },
    ]
    const lines = [await connectTelegram(bridge, 1), await connectTelegram(bridge, 2)]
    return sendOut(bridge, lines, { size, faults, moments })
  },
}
