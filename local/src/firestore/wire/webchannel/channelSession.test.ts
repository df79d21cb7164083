import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Json } from '../../service/Json.ts'
import type { Bidi, Service } from '../../service/Service.ts'
import { channelSession } from './channelSession.ts'
import type { BackChannel } from './channelSession.ts'
import { channelWire } from './channelWire.ts'

let send: (response: Json) => void = () => undefined
const bidi: Bidi = (_call, out) => {
  send = out.send
  return { receive: () => undefined, end: () => undefined }
}
const open = () => ({
  bidi,
  call: { caller: { kind: 'owner' } as const, signal: new AbortController().signal },
})
const backChannel = () => {
  const texts: string[] = []
  let open = true
  const channel: BackChannel = { longPoll: false, write: text => texts.push(text), end: () => (open = false) }
  return { channel, texts, isOpen: () => open }
}
const turn = () => new Promise<void>(resolve => queueMicrotask(resolve))

it('puts what is sent in one turn into one chunk', async () => {
  const session = channelSession(open, () => undefined)
  const { channel, texts } = backChannel()
  session.attach(channel)
  send(1)
  send(2)
  await turn()
  expect(texts.map(text => text.split('\n')[1])).toEqual(['[[1,["noop"]]]', '[[2,[1]],[3,[2]]]'])
})

it('asks for a new response when one has grown large, and loses nothing', async () => {
  const session = channelSession(open, () => undefined)
  const first = backChannel()
  session.attach(first.channel)
  send('x'.repeat(1_100_000))
  await turn()
  expect(first.isOpen()).toBe(false)
  send('after')
  await turn()
  const second = backChannel()
  session.acknowledge(2)
  session.attach(second.channel)
  expect(second.texts.map(text => text.split('\n')[1])).toEqual(['[[3,["after"]]]'])
})

it('gives way without losing anything and without an empty answer', async () => {
  const session = channelSession(open, () => undefined)
  const streaming = backChannel()
  session.attach(streaming.channel)
  session.giveWay()
  expect([streaming.isOpen(), streaming.texts.length]).toEqual([false, 1])
  send('meanwhile')
  const polling = backChannel()
  session.acknowledge(1)
  session.attach({ ...polling.channel, longPoll: true })
  expect(polling.texts.map(text => text.split('\n')[1])).toEqual(['[[2,["meanwhile"]]]'])
  const waiting = backChannel()
  session.acknowledge(2)
  session.attach({ ...waiting.channel, longPoll: true })
  session.giveWay()
  await turn()
  expect(waiting.texts.map(text => text.split('\n')[1])).toEqual(['[[3,["noop"]]]'])
  expect(waiting.isOpen()).toBe(false)
})

it('sends one text for a document that many hear of', async () => {
  const document = { name: 'n', fields: { a: { stringValue: 'б' } } }
  const session = channelSession(open, () => undefined)
  const { channel, texts } = backChannel()
  session.attach(channel)
  send({ documentChange: { document, targetIds: [2] } })
  send({ documentChange: { document, targetIds: [4], removedTargetIds: [6] } })
  await turn()
  expect(JSON.parse(texts[1]?.split('\n')[1] ?? '')).toEqual([
    [2, [{ documentChange: { document, targetIds: [2] } }]],
    [3, [{ documentChange: { document, targetIds: [4], removedTargetIds: [6] } }]],
  ])
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

it('speaks at least every 30 seconds', async () => {
  const session = channelSession(open, () => undefined)
  const { channel, texts } = backChannel()
  session.attach(channel)
  for (let second = 0; second < 60; second += 10) {
    vi.advanceTimersByTime(10_000)
    session.keepAlive()
    await turn()
  }
  expect(texts.length).toBeGreaterThanOrEqual(3)
  expect(texts.at(-1)).toContain('noop')
})

it('counts as idle only without a back channel', () => {
  const session = channelSession(open, () => undefined)
  const { channel } = backChannel()
  session.attach(channel)
  expect(session.idleSince()).toBeNull()
  vi.advanceTimersByTime(5000)
  session.detach(channel)
  expect(session.idleSince()).toBe(performance.now())
})

it('drops a session that nobody asks for', async () => {
  let ended = 0
  const idle: Bidi = () => ({ receive: () => undefined, end: () => ended++ })
  const wire = channelWire({ bidi: { Listen: idle, Write: idle } } as unknown as Service)
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    void wire.answer(request, response, new URL(request.url ?? '', 'http://localhost'))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const path = '/google.firestore.v1.Firestore/Listen/channel?VER=8&RID=1'
  await (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: 'count=0' })).text()
  vi.advanceTimersByTime(110_000)
  expect(ended).toBe(0)
  vi.advanceTimersByTime(20_000)
  expect(ended).toBe(1)
  wire.close()
  server.closeAllConnections()
  server.close()
})
