import { signIn } from '../../support/signIn.ts'
import { openChat } from '../openChat.ts'
import type { BenchStack } from '../startBenchStack.ts'
import { scrollFrames } from './scrollFrames.ts'
import type { Timeline } from './Timeline.ts'
import { timeOpening } from './timeOpening.ts'
import { watchAnchor } from './watchAnchor.ts'
import { writeLongChat } from './writeLongChat.ts'

const LONG = 50_000
const SHORT = 50
const OPENINGS = 6
const LOADS = 10

const EMPTY = `<!doctype html><div id=box style="height:700px;overflow:auto"><div style="height:60000px;background:linear-gradient(#fff,#888)"></div></div>`

/** Opens and scrolls a chat of 50,000 messages beside one of 50. */
export async function measureTimeline(stack: BenchStack, say: (text: string) => void): Promise<Timeline> {
  const [long, short] = stack.people
  if (!long || !short) throw new Error('The base is empty')
  await writeLongChat(stack, long, LONG)
  await writeLongChat(stack, short, SHORT)
  say(`${LONG} messages are written`)

  const openLong: number[] = []
  const openShort: number[] = []
  for (let sample = 0; sample < OPENINGS; sample++) {
    openLong.push(await timeOpening(stack, long))
    openShort.push(await timeOpening(stack, short))
  }

  const page = await stack.open()
  await signIn(page, stack.addresses.page, 'anna@demo.test')
  await openChat(page, long)
  const moves: number[] = []
  for (let load = 0; load < LOADS; load++) {
    const moved = await watchAnchor(page)
    if (moved !== null) moves.push(moved)
  }
  await page.getByRole('feed').evaluate(box => box.scrollTo(0, box.scrollHeight))
  const scrolled = await scrollFrames(page, '[role=feed]')
  await page.context().close()

  const empty = await stack.open()
  await empty.setContent(EMPTY)
  await empty.locator('#box').evaluate(box => box.scrollTo(0, box.scrollHeight))
  const still = await scrollFrames(empty, '#box')
  await empty.context().close()

  return {
    longMessages: LONG,
    shortMessages: SHORT,
    openLong,
    openShort,
    mostNodes: scrolled.mostNodes,
    anchorMoved: moves.length ? Math.max(...moves) : NaN,
    anchorLoads: moves.length,
    frames: scrolled.frames,
    emptyFrames: still.frames,
    blankFrames: scrolled.blank,
  }
}
