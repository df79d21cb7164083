import type { Page } from 'playwright-core'
import { eventually } from '../../support/eventually.ts'
import { signIn } from '../../support/signIn.ts'
import type { BenchPerson } from '../composeBase.ts'
import { customerWrites } from '../customerWrites.ts'
import { openChat } from '../openChat.ts'
import type { BenchStack } from '../startBenchStack.ts'
import type { Latency } from './Latency.ts'
import { startFloor } from './startFloor.ts'
import { summarize } from './summarize.ts'
import { watchTexts } from './watchTexts.ts'
import type { Place } from './watchTexts.ts'

const ROUNDS = 5
const SAMPLES = 12
const WARM_UP = 8
const LATE_MS = 60_000

const FLOOR = 'floor: POST → memory → WebSocket → DOM'
const now = () => performance.timeOrigin + performance.now()

/**
 * How long a message takes each way, beside a floor measured in turn with it: manager A's and B's browsers have the
 * same chat open, the customer writes and A answers.
 */
export async function measureLatency(
  stack: BenchStack,
  say: (text: string) => void,
): Promise<readonly Latency[]> {
  const person = stack.people[3]
  if (!person) throw new Error('the base is empty')
  const floor = await startFloor()
  const [a, b, bare] = await Promise.all([stack.open(), stack.open(), stack.open()])
  try {
    await Promise.all([a, b, bare].map(page => page.addInitScript(watchTexts)))
    await bare.goto(floor.address)
    await bare.waitForFunction(() => document.title === 'open')
    await signIn(a, stack.addresses.page, 'anna@demo.test')
    await signIn(b, stack.addresses.page, 'ivan@demo.test')
    await Promise.all([a, b].map(page => openChat(page, person)))

    const samples: Samples = { stack, person, a, b, bare, floor: floor.address }
    for (let i = 0; i < WARM_UP; i++) await sampleAll(samples, `warm${i}`)
    const rounds = []
    for (let round = 1; round <= ROUNDS; round++) {
      const measured = new Map<string, number[]>()
      for (let i = 0; i < SAMPLES; i++)
        for (const [road, ms] of await sampleAll(samples, `r${round}n${i}`))
          measured.set(road, [...(measured.get(road) ?? []), ms])
      rounds.push(measured)
      say(`latency: round ${round} of ${ROUNDS}`)
    }
    return summarize(rounds, FLOOR)
  } finally {
    floor.stop()
    await Promise.all([a, b, bare].map(page => page.context().close()))
  }
}

interface Samples {
  readonly stack: BenchStack
  readonly person: BenchPerson
  readonly a: Page
  readonly b: Page
  readonly bare: Page
  readonly floor: string
}

/** One sample of everything, in turn. */
async function sampleAll(
  samples: Samples,
  name: string,
): Promise<readonly (readonly [road: string, ms: number])[]> {
  const floorBefore = await sampleFloor(samples, `bench-floor1${name}.`)
  const inbound = await sampleInbound(samples, `bench-in${name}.`)
  const floorAfter = await sampleFloor(samples, `bench-floor2${name}.`)
  const outbound = await sampleOutbound(samples, `bench-out${name}.`)
  return [[FLOOR, floorBefore], [FLOOR, floorAfter], ...inbound, ...outbound]
}

async function sampleFloor({ bare, floor, person }: Samples, text: string): Promise<number> {
  const shown = seen(bare, 'chat', text)
  const start = now()
  await fetch(floor, {
    method: 'POST',
    body: JSON.stringify({ message: { chat: { id: Number(person.externalId) }, text } }),
  }).then(answer => answer.arrayBuffer())
  return (await shown) - start
}

async function sampleInbound({ stack, person, b }: Samples, text: string) {
  const inChat = seen(b, 'chat', text)
  const onRow = seen(b, 'row', text)
  const start = now()
  const answered = await customerWrites(stack.simulator, person, text)
  return [
    ['update → webhook has stored it and answers', answered],
    ['update → text in manager B’s open chat', (await inChat) - start],
    ['update → text on manager B’s list row', (await onRow) - start],
  ] as const
}

async function sampleOutbound({ stack, a, b }: Samples, text: string) {
  const last = (await stack.simulator.calls()).at(-1)?.seq ?? 0
  const own = seen(a, 'chat', text)
  const tick = seen(a, 'sent', text)
  const other = seen(b, 'chat', text)
  await a.getByTestId('composer-text').fill(text)
  await a.getByTestId('composer-send').click()
  const sent = await tick
  const start = await a.evaluate(() => window.benchClicked)
  const call = await eventually(async () => {
    const found = (await stack.simulator.calls(last)).find(({ params }) => params['text'] === text)
    if (!found) throw new Error(`no call with ${text}`)
    return found
  })
  return [
    ['click → bubble in manager A’s own chat', (await own) - start],
    ['click → bubble in manager B’s open chat', (await other) - start],
    ['click → sendMessage at the messenger', call.at - start],
    ['click → ✓ in manager A’s chat', sent - start],
  ] as const
}

function seen(page: Page, place: Place, text: string): Promise<number> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`${text} did not come (${place})`)), LATE_MS).unref(),
  )
  const moment = page.evaluate(([where, what]) => window.benchSeen(where, what), [place, text] as const)
  const race = Promise.race([moment, late])
  race.catch(() => undefined)
  return race
}
