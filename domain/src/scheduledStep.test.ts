import { expect, it } from 'vitest'
import { scheduledStep } from './scheduledStep.ts'

const at = (sendAt: number | null, unlessAnswered: boolean) => ({ sendAt, unlessAnswered, since: 100 })

it.each([
  ['before its time', at(200, true), 150, 199, 'wait'],
  ['at its time', at(200, true), 50, 200, 'send'],
  ['long after, when nothing ran meanwhile', at(200, true), null, 900, 'send'],
  ['answered since', at(200, true), 101, 200, 'stop'],
  ['answered before it was written', at(200, true), 100, 200, 'send'],
  ['answered, which does not matter', at(200, false), 150, 200, 'send'],
  ['stopped already', at(null, true), 150, 900, 'wait'],
] as const)('%s', (_name, scheduled, lastInboundAt, now, step) =>
  expect(scheduledStep(scheduled, lastInboundAt, now)).toBe(step),
)
