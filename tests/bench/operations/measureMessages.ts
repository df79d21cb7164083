import type { Page } from 'playwright-core'
import type { BenchPerson } from '../composeBase.ts'
import { customerWrites } from '../customerWrites.ts'
import type { BenchStack } from '../startBenchStack.ts'
import type { Meter } from './createMeter.ts'
import { judgeWrites } from './judgeReads.ts'
import type { Operation, Reading } from './Operation.ts'

/** `managers` have the list open, the writer among them; the writer is in the person's chat. */
export interface Room {
  readonly writer: Page
  readonly managers: number
  readonly person: BenchPerson
}

const TYPED_MS = 10_000
const KEY_EVERY_MS = 400
/** docs/decisions/0008: to begin to type is a write of its own. */
const BEGUN = 1
/** What was typed is kept once a pause is made. */
const DRAFT = 1

/** One text each way, and ten seconds of typing. */
export async function measureMessages(
  { simulator }: Pick<BenchStack, 'simulator'>,
  meter: Meter,
  { writer, managers, person }: Room,
): Promise<readonly Operation[]> {
  const field = writer.getByTestId('composer-text')
  const send = async (text: string) => {
    await writer.getByTestId('composer-send').click()
    const sent = writer.locator('[data-testid="message"][data-state="sent"]').filter({ hasText: text })
    await sent.waitFor()
  }
  // A bot writes to nobody who has not written to it.
  await customerWrites(simulator, person, 'bench-hello')
  // Once it is sent, the process that hears of messages has started, which may take longer than any silence.
  await field.fill('bench-warm')
  await send('bench-warm')
  // The first text of half a minute also reads the channel's secret, which tunnels run, and who is pushed to.
  await customerWrites(simulator, person, 'bench-first')
  const inbound = await meter.around(() => customerWrites(simulator, person, 'bench-second'))
  const quick = await meter.around(async () => {
    await field.fill('bench-quick')
    await send('bench-quick')
  })
  const slow = await meter.around(async () => {
    await field.fill('bench-slow')
    await meter.quiet()
    await send('bench-slow')
  })
  const typed = await meter.around(async () => {
    const until = Date.now() + TYPED_MS
    while (Date.now() < until) await field.press('x', { delay: KEY_EVERY_MS })
  })
  await field.fill('')
  return [
    judgeInbound(inbound, managers),
    judgeWrites('one outgoing text, written at once', 5 + BEGUN, quick),
    judgeWrites('one outgoing text, written with one pause (its draft is kept)', 5 + BEGUN, slow),
    judgeTyping(typed, managers),
  ]
}

/** Every other page with the list open is told, and nobody else. */
const judgeTyping = (reading: Reading, managers: number): Operation => ({
  event: `typing for 10 s, ${managers} managers with the list open, one in the chat`,
  figures: [
    { what: 'writes', allowed: 2 + DRAFT, measured: reading.writes },
    { what: 'listener reads', allowed: 2 * (managers - 1) + DRAFT, measured: reading.listenerReads },
  ],
  reading,
})

/** Firestore bills what a rule looks at each time a listener is told; so it is part of what listeners read. */
const judgeInbound = (reading: Reading, managers: number): Operation => ({
  event: `one inbound text, ${managers} managers with the list open, one in the chat`,
  figures: [
    { what: 'writes', allowed: 2, measured: reading.writes },
    { what: 'server reads', allowed: 3, measured: reading.directReads },
    { what: 'listener reads', allowed: managers + 2, measured: reading.listenerReads + reading.ruleReads },
  ],
  reading,
})
