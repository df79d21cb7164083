import type { BenchStack } from '../startBenchStack.ts'
import { createMeter } from './createMeter.ts'
import { measureMessages } from './measureMessages.ts'
import { measureOpening } from './measureOpening.ts'
import { measureStarts } from './measureStarts.ts'
import { measureTabs } from './measureTabs.ts'
import type { Operation } from './Operation.ts'
import { signIn } from '../../support/signIn.ts'

/**
 * Every row of the design's table of costs for what exists, against the local server's meters. Pages that were left
 * still listen on the server for two minutes, as they do at Firestore; so whatever leaves a page comes last.
 */
export async function measureOperations(stack: BenchStack): Promise<readonly Operation[]> {
  const meter = createMeter(stack.addresses)
  const [anna, ivan, admin] = await Promise.all([stack.open(), stack.open(), stack.open()])
  for (const page of [anna, ivan, admin]) meter.watch(page)
  const [first, second, third] = stack.people
  if (!first || !second || !third) throw new Error('the base is too small')
  try {
    const { cold, again } = await measureStarts(meter, anna, stack.addresses.page)
    await signIn(ivan, stack.addresses.page, 'ivan@demo.test')
    await signIn(admin, stack.addresses.page, 'admin@demo.test')
    const opening = measureOpening(meter)
    return [
      ...cold,
      ...(await opening.first(anna, first, second)),
      ...(await measureMessages(stack, meter, { writer: anna, managers: 3, person: first })),
      ...(await opening.afterReading(anna, ivan, third)),
      ...(await opening.card(anna, first, second)),
      ...(await measureTabs(meter, admin)),
      ...(await opening.afterReload(anna, first)),
      await again(ivan),
    ]
  } finally {
    await Promise.all([anna, ivan, admin].map(page => page.context().close()))
  }
}
