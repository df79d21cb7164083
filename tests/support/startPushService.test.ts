import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PushMessage } from '@chats/domain/PushMessage'
import { createPushSender } from '../../functions/src/push/createPushSender.ts'
import { makePushKeys } from '../../functions/src/push/makePushKeys.ts'
import { startPushService } from './startPushService.ts'
import type { PushService } from './startPushService.ts'

const message: PushMessage = {
  kind: 'mention',
  locale: 'uk',
  about: 'Ганна Ґудзь',
  by: 'Іван',
  text: '😀'.repeat(100),
  path: '/chats',
  tag: 'mention_1',
}

describe('createPushSender and a push service', () => {
  let service: PushService
  let keys: Awaited<ReturnType<typeof makePushKeys>>
  const sender = (services: readonly string[]) =>
    createPushSender({ keys: () => Promise.resolve(keys), subject: 'https://demo.web.app', services })

  beforeAll(async () => {
    ;[service, keys] = await Promise.all([startPushService(), makePushKeys()])
  })
  afterAll(() => service.close())

  it('encrypts for the browser and signs with the key that it subscribed with', async () => {
    const device = service.subscribe()
    expect(await sender(['http://127.0.0.1'])(device, message)).toBe('taken')
    const [push] = service.got(device.endpoint)
    expect(push).toMatchObject({ says: message, key: keys.publicKey, ttl: '86400', urgency: 'high' })
    expect(push?.topic).toMatch(/^[\w-]{1,32}$/u)
    expect(push?.claims).toMatchObject({ aud: new URL(device.endpoint).origin, sub: 'https://demo.web.app' })
  })

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [429, 'later'],
    [503, 'later'],
    [400, 'refused'],
    [403, 'refused'],
    [302, 'refused'],
  ] as const)('takes %i for %s', async (status, outcome) => {
    const device = service.subscribe()
    service.answer(device.endpoint, status)
    expect(await sender(['http://127.0.0.1'])(device, message)).toBe(outcome)
  })

  it('calls nobody who is not on the list, and waits for nobody who is not there', async () => {
    const device = service.subscribe()
    const before = service.asked()
    expect(await sender(['fcm.googleapis.com'])(device, message)).toBe('refused')
    expect(service.asked()).toBe(before)
    const nowhere = { ...device, endpoint: 'http://127.0.0.1:9/push' }
    expect(await sender(['http://127.0.0.1'])(nowhere, message)).toBe('later')
  })

  it('cannot be read with the keys of another browser', async () => {
    const [device, other] = [service.subscribe(), service.subscribe()]
    expect(await sender(['http://127.0.0.1'])({ ...other, endpoint: device.endpoint }, message)).toBe(
      'refused',
    )
    expect(service.got(device.endpoint)).toEqual([])
  })
})
