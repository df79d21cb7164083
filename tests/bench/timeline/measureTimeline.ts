import type { Page } from 'playwright-core'
import { switchTriggers } from '../../../local/src/seed/switchTriggers.ts'
import { openAdmin } from '../../support/openAdmin.ts'
import { signIn } from '../../support/signIn.ts'
import { openChat } from '../openChat.ts'
import type { BenchStack } from '../startBenchStack.ts'
import { measureKeys, measureSends } from './measureKeys.ts'
import { measurePictures } from './measurePictures.ts'
import { scrollFrames, speeds, watchScroll } from './scrollFrames.ts'
import type { Watched } from './scrollFrames.ts'
import type { Timeline } from './Timeline.ts'
import { timeOpening } from './timeOpening.ts'
import { watchAnchor } from './watchAnchor.ts'
import { writeLongChat } from './writeLongChat.ts'

const LONG = 50_000
const SHORT = 50
const OPENINGS = 6
const LOADS = 10
const ROUNDS = 3
/** A page that comes to the front is drawn anew and catches up with what it put off: that is no scrolling. */
const TO_FRONT_MS = 2_000

const EMPTY = `<!doctype html><div id=box style="height:700px;overflow:auto"><div style="height:60000px;background:linear-gradient(#fff,#888)"></div></div>`

/** Opens and scrolls a chat of 50,000 messages beside one of 50, and writes in the second while messages arrive. */
export async function measureTimeline(stack: BenchStack, say: (text: string) => void): Promise<Timeline> {
  const [long, short, pictured] = stack.people
  if (!long || !short || !pictured) throw new Error('The base is empty')
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
  const empty = await page.context().newPage()
  await empty.setContent(EMPTY)
  const scrolls = { reading: [] as number[], fast: [] as number[] }
  const still = { reading: [] as number[], fast: [] as number[] }
  const watched: Watched[] = []
  // In turns, so that a busy moment of the machine falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    for (const speed of ['reading', 'fast'] as const) {
      await toFront(empty)
      await empty.locator('#box').evaluate(box => box.scrollTo(0, box.scrollHeight))
      still[speed].push(...(await scrollFrames(empty, '#box', speeds[speed])))
      await toFront(page)
      scrolls[speed].push(...(await scrollFrames(page, '[role=feed]', speeds[speed])))
      watched.push(await watchScroll(page, '[role=feed]', speeds[speed]))
    }
  }
  await empty.close()
  say('the long chat is scrolled')

  // What is written here is for the page alone: nobody sends it.
  await switchTriggers(stack.addresses.ports.hub, false)
  const admin = openAdmin(stack.addresses)
  const picturesMoved = await measurePictures(stack, page, pictured)
  await openChat(page, short)
  const sends = await measureSends(page)
  const keys = await measureKeys(page, admin, short)
  await admin.terminate()
  await switchTriggers(stack.addresses.ports.hub, true)
  await page.context().close()

  return {
    longMessages: LONG,
    shortMessages: SHORT,
    openLong,
    openShort,
    mostNodes: Math.max(...watched.map(({ mostNodes }) => mostNodes)),
    anchorMoved: moves.length ? Math.max(...moves) : NaN,
    anchorLoads: moves.length,
    picturesMoved,
    frames: scrolls.reading,
    emptyFrames: still.reading,
    fastFrames: scrolls.fast,
    fastEmptyFrames: still.fast,
    blankFrames: watched.reduce((sum, { blank }) => sum + blank, 0),
    keys,
    sends,
  }
}

async function toFront(page: Page): Promise<void> {
  await page.bringToFront()
  await page.waitForTimeout(TO_FRONT_MS)
}
