import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { channelSchema } from '../../domain/src/Channel.ts'
import { createCatchUps } from '../../functions/src/firestore/createCatchUps.ts'
import { createInbox } from '../../functions/src/firestore/createInbox.ts'
import { toDomain } from '../../functions/src/firestore/instants.ts'
import { vk } from '../../functions/src/messengers/vk/vk.ts'
import { catchUpChannel } from '../../functions/src/usecases/catchUpChannel.ts'
import type { CatchUpPorts } from '../../functions/src/usecases/catchUpChannel.ts'
import type { LogEvent } from '../../functions/src/usecases/Log.ts'
import { until } from './connectBot.ts'
import { connectCommunity } from './connectCommunity.ts'
import type { ConnectedCommunity } from './connectCommunity.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let community: ConnectedCommunity
beforeAll(async () => {
  bridge = await startBridge()
})
afterAll(() => bridge.close())
beforeEach(async () => {
  community = await connectCommunity(bridge)
})

const apiRoot = () => `${bridge.simulators}vk-api`

/** VK forgets our address: what is said from now on is told to nobody. */
async function goDeaf(): Promise<void> {
  const { webhook } = vk({ token: community.token, apiRoot: apiRoot(), timeoutMs: 5000 })
  expect(await webhook?.remove(`${bridge.webhookUrl}/vk/${community.channel}`)).toBe(true)
}

/** Catches the community up as the schedule does, with some of its parts changed; tells what was logged. */
async function catchUp(changed: Partial<CatchUpPorts> = {}): Promise<LogEvent[]> {
  const { history } = vk({ token: community.token, apiRoot: apiRoot(), timeoutMs: 5000 })
  const channel = channelSchema.parse(
    toDomain((await bridge.db.doc(`channels/${community.channel}`).get()).data()),
  )
  const logged: LogEvent[] = []
  await catchUpChannel(community.channel, channel, {
    history: history!,
    ...createCatchUps(bridge.db),
    inbox: createInbox(bridge.db),
    now: Date.now,
    log: event => void logged.push(event),
    ...changed,
  })
  return logged
}
const shown = async (person: number) =>
  (await community.timeline(person))
    .sort((a, b) => Number(a.externalId?.split('-')[0]) - Number(b.externalId?.split('-')[0]))
    .map(({ direction, content }) => `${direction} ${content.text ?? content.kind}`)

it('stores what was said while nobody listened, of people known and new and of our own side, once', async () => {
  await community.say(7, 'before')
  await goDeaf()
  await community.say(7, 'during')
  await community.say(7, 'two things', { media: [{ kind: 'photo' }, { kind: 'photo' }] })
  await community.staff(7, 'from VK')
  await community.say(8, 'who is there')
  const id = await community.queue(7, 'answer')
  await expect.poll(async () => (await community.message(7, id))?.delivery.state, until).toBe('sent')
  expect(await shown(7)).toEqual(['in before', 'out answer'])

  expect(await catchUp()).toEqual([
    { event: 'caught_up', channelId: community.channel, stored: 5, finished: true },
  ])
  expect(await shown(7)).toEqual([
    'in before',
    'in during',
    'in two things',
    'in photo',
    'out from VK',
    'out answer',
  ])
  expect(await shown(8)).toEqual(['in who is there'])
  expect((await community.person(8))?.unread).toBe(1)

  const before = await community.person(7)
  expect(await catchUp()).toEqual([])
  expect(await community.person(7)).toEqual(before)
})

it('what VK brings late after all is stored no second time', async () => {
  await goDeaf()
  const { conversation_message_id } = await community.say(7, 'late')
  await catchUp()
  const date = Math.floor(Date.now() / 1000)
  const message = { date, from_id: 7, peer_id: 7, conversation_message_id, text: 'late', attachments: [] }
  const answer = await community.post({ type: 'message_new', event_id: 'late-1', object: { message } })
  expect(answer.status).toBe(200)
  expect(await shown(7)).toEqual(['in late'])
  expect((await community.person(7))?.unread).toBe(1)
})

it('begins again the next time where it could not finish', async () => {
  await goDeaf()
  await community.say(7, 'one')
  await community.say(7, 'two')
  let calls = 0
  const inbox = createInbox(bridge.db)
  const broken: CatchUpPorts['inbox'] = {
    receive: (...given) => (++calls > 1 ? Promise.resolve('unavailable') : inbox.receive(...given)),
  }
  expect(await catchUp({ inbox: broken })).toMatchObject([{ stored: 1, finished: false }])
  expect(await catchUp({ history: { talks: async () => null, said: async () => null } })).toMatchObject([
    { stored: 0, finished: false },
  ])
  expect(await catchUp()).toMatchObject([{ stored: 1, finished: true }])
  expect(await shown(7)).toEqual(['in one', 'in two'])
})

it('does not bring back what was said before the person was erased', async () => {
  await bridge.db.doc('managers/boss').set({
    schema: 1,
    name: 'Boss',
    role: 'admin',
    access: 'all',
    active: true,
  })
  await community.say(7, 'of old')
  const personId = `p-${community.channel}_7`
  const name = String((await bridge.db.doc(`people/${personId}`).get()).get('name'))
  const boss = { uid: 'boss', access: 'all', role: 'admin' } as const
  const { result } = await bridge.callAs(boss, 'manageJob', { action: 'erasePerson', personId, name })
  const { id } = result as { id: string }
  const state = async () => (await bridge.db.doc(`jobs/${id}`).get()).get('state') as unknown
  await expect.poll(state, until).toBe('done')
  const at = (await bridge.db.collection('erasedChats').get()).docs.map(doc => doc.get('at').toMillis())
  expect(await catchUp()).toEqual([])
  expect(await shown(7)).toEqual([])

  // VK knows whole seconds.
  await expect.poll(() => Date.now() - Math.max(...at), until).toBeGreaterThan(1000)
  await goDeaf()
  await community.say(7, 'new')
  expect(await catchUp()).toMatchObject([{ stored: 1, finished: true }])
  expect(await shown(7)).toEqual(['in new'])
})

it('pages through many people and long talks', async () => {
  await goDeaf()
  for (let n = 0; n < 205; n++) await community.say(7, `m ${n}`)
  for (let person = 1000; person < 1205; person++) await community.say(person, 'hello')
  await community.say(9, 'last')
  expect(await catchUp()).toMatchObject([{ stored: 411, finished: true }])
  expect(await shown(7)).toEqual(Array.from({ length: 205 }, (_, n) => `in m ${n}`))
  expect(await shown(1000)).toEqual(['in hello'])
})
