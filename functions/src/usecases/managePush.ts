import { isPushService } from '@chats/domain/isPushService'
import type { Instant } from '@chats/domain/Instant'
import type { PushAnswer, PushRequest } from '@chats/domain/PushRequest'
import type { PushPorts } from './pushTo.ts'

export interface ManagePushPorts extends PushPorts {
  /** The public key that browsers subscribe with. */
  readonly publicKey: () => Promise<string>
  /** The push services that are pushed to. */
  readonly services: readonly string[]
  readonly now: () => Instant
}

/** Does what a manager asks about pushes to a browser of theirs. */
export async function managePush(
  uid: string,
  request: PushRequest,
  { devices, send, publicKey, services, now }: ManagePushPorts,
): Promise<PushAnswer> {
  if (request.action === 'key') return { ok: true, key: await publicKey() }
  if (!isPushService(request.endpoint, services)) return { ok: false, why: 'unknown_service' }
  if (request.action === 'add') {
    const { endpoint, p256dh, auth, name } = request
    await devices.save(uid, { schema: 1, endpoint, p256dh, auth, name, createdAt: now() })
    return { ok: true }
  }
  const device = await devices.find(uid, request.endpoint)
  if (!device) return { ok: false, why: 'gone' }
  const locale = (await devices.reader(uid))?.locale ?? 'ru'
  const outcome = await send(device, {
    kind: 'test',
    locale,
    about: '',
    by: '',
    text: '',
    path: '/chats',
    tag: 'test',
  })
  if (outcome === 'gone') await devices.remove(device)
  return outcome === 'taken' ? { ok: true } : { ok: false, why: outcome }
}
