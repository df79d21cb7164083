import type { Page } from 'playwright-core'
import { signIn } from '../../support/signIn.ts'
import type { Meter } from './createMeter.ts'
import { judgeReads } from './judgeReads.ts'
import type { Operation } from './Operation.ts'

/** Signing in with an empty cache, with what the counts of the tabs cost in it; and a reload with a full one. */
export async function measureStarts(meter: Meter, page: Page, address: string) {
  const reading = await meter.around(() => signIn(page, address, 'anna@demo.test'))
  // At the start nothing but the counts is read outside listeners.
  const perCount = (reading.counts + reading.directReads) / reading.counts
  const cold: readonly Operation[] = [
    judgeReads('cold start of the inbox', 45, reading),
    {
      event: 'a tab’s count',
      figures: [{ what: 'reads', allowed: 1, measured: perCount }],
      reading: { ...reading, listenerReads: 0, ruleReads: 0 },
    },
  ]
  const again = async (other: Page) =>
    judgeReads(
      'start again within 30 minutes, nothing changed',
      10,
      await meter.around(async () => {
        await other.goto(address)
        await other.getByTestId('person-row').first().waitFor()
      }),
    )
  return { cold, again }
}
