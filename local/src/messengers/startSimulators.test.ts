import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { PhoneChat, PhoneEvent } from './PhoneChat.ts'
import { testRig, type TestRig } from './testRig.ts'

const channel = 'demo-telegram'
const anna = { id: 501, first_name: 'Анна' }
const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close()
})

async function start(dataFile?: string): Promise<TestRig> {
  const rig = await testRig(dataFile)
  open.push(rig)
  return rig
}

const chats = async (rig: TestRig) => (await rig.get<{ chats: PhoneChat[] }>('/_sim/phone')).chats

it('keeps conversations, the webhook, ids and undelivered updates over a restart', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'simulators-'))
  const dataFile = join(directory, 'simulators.json')
  const first = await start(dataFile)
  await first.post('/_sim/telegram/say', { channel, from: anna, text: 'до' })
  const before = await chats(first)
  await open.pop()?.close()

  const second = await start(dataFile)
  expect(await chats(second)).toEqual(before)
  const said = await second.post('/_sim/telegram/say', { channel, from: anna, text: 'после' })
  expect(said).toMatchObject({ message_id: 2 })
  const waiting = await second.get('/bot111111:demo/getUpdates')
  expect(waiting).toMatchObject({ result: [{ message: { text: 'до' } }, { message: { text: 'после' } }] })
  await rm(directory, { recursive: true })
})

it('starts clean after a reset, with the same bots and with ids that go on', async () => {
  const rig = await start()
  await rig.post('/bot111111:demo/setWebhook', { url: rig.webhookUrl })
  await rig.post('/_sim/telegram/say', { channel, from: anna, text: 'm-1' })
  await rig.post('/_sim/faults', [{ messenger: 'telegram', direction: 'in', do: 'delay', ms: 5 }])
  await rig.advance(3600_000)
  await rig.post('/_sim/reset', {})
  expect(await chats(rig)).toEqual([])
  expect(await rig.get('/_sim/ledger')).toMatchObject({ offered: [], delivered: [], earlyCalls: 0 })
  expect(await rig.get('/_sim/faults')).toMatchObject({ rules: [], fired: {} })
  expect(await rig.get('/_sim/telegram/calls?after=0')).toEqual([])
  const said = await rig.post('/_sim/telegram/say', { channel, from: anna, text: 'снова' })
  expect(said).toMatchObject({ message_id: 2, status: 200 })
})

it('shows phones live what persons and bots write', async () => {
  const rig = await start()
  const socket = new WebSocket(`${rig.base.replace('http', 'ws')}/_sim/live`)
  const events: PhoneEvent[] = []
  socket.on('message', data => events.push(JSON.parse(String(data)) as PhoneEvent))
  await new Promise(resolve => socket.once('open', resolve))
  await rig.post('/_sim/telegram/say', { channel, from: anna, text: 'вопрос' })
  const answered = new Promise(resolve => socket.once('message', resolve))
  await rig.post('/bot111111:demo/sendMessage?chat_id=501&text=answer', undefined)
  await answered
  expect(events).toMatchObject([
    { kind: 'message', channel, person: { name: 'Анна' }, message: { mine: true, text: 'вопрос' } },
    { kind: 'message', channel, message: { mine: false, text: 'answer' } },
  ])
  socket.terminate()
})

it('answers unknown calls and bad bodies without falling over', async () => {
  const rig = await start()
  const status = (path: string, body: string) =>
    fetch(`${rig.base}${path}`, { method: 'POST', body }).then(response => response.status)
  expect(await status('/_sim/telegram/say', '{')).toBe(400)
  expect(await status('/_sim/telegram/say', '{"channel":"nobody"}')).toBe(404)
  expect(await status('/_sim/telegram/say', `{"channel":"${channel}"}`)).toBe(400)
  expect(await status('/_sim/telegram/nothing', '{}')).toBe(404)
  expect(await status('/_sim/clock', '{"advanceMs":"soon"}')).toBe(400)
  expect(await status('/nothing', '')).toBe(404)
  expect(await status('/phone/..%2f..%2fcli.ts', '')).toBe(404)
})
