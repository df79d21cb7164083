import type { PushAnswer } from '@chats/domain/PushRequest'
import { keepLocally } from '../../ui/keepLocally.ts'
import { useSession } from '../session/useSession.ts'
import { askPush } from './askPush.ts'
import { deviceName } from './deviceName.ts'
import { ownSubscription, PUSHED_AS, turnPushOff } from './turnPushOff.ts'

/** What came of turning pushes on. `blocked`: the browser was told not to ask. `no_service`: it has none to be reached by. */
export type PushTurn = 'on' | 'blocked' | 'no_service' | Exclude<PushAnswer, { ok: true }>['why']

/** The address that this browser is pushed to at; null: it is not. A browser that may no longer show anything has none. */
export async function pushedAt(): Promise<string | null> {
  return (await ownSubscription())?.endpoint ?? null
}

/** Asks the manager for leave, the browser for an address, and functions to push there. */
export async function turnPushOn(): Promise<PushTurn> {
  if ((await Notification.requestPermission()) !== 'granted') return 'blocked'
  const answer = await askPush({ action: 'key' })
  if (!answer.ok || !answer.key) return 'later'
  const { pushManager } = await navigator.serviceWorker.ready
  const before = await pushManager.getSubscription()
  // Of another key, or of somebody else who worked at this browser.
  if (before) await before.unsubscribe()
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: answer.key })
    .catch(() => null)
  return subscription ? addDevice(subscription) : 'no_service'
}

async function addDevice(subscription: PushSubscription): Promise<PushTurn> {
  const { uid } = useSession()
  const { endpoint, keys } = subscription.toJSON()
  const [p256dh, auth] = [keys?.['p256dh'], keys?.['auth']]
  if (!endpoint || !p256dh || !auth) return 'no_service'
  const added = await askPush({
    action: 'add',
    endpoint,
    p256dh,
    auth,
    name: deviceName(navigator.userAgent),
  })
  if (!added.ok) {
    await subscription.unsubscribe()
    return added.why
  }
  keepLocally(PUSHED_AS, JSON.stringify([uid, endpoint]))
  return 'on'
}

/**
 * Puts right what changed while nobody looked: a browser that has a new address is made known under it, and one where
 * somebody else works now is not pushed to. Costs nothing where all is as it was.
 */
export async function renewPush(): Promise<void> {
  const subscription = await ownSubscription()
  if (!subscription) return
  const kept = localStorage.getItem(PUSHED_AS)
  const { uid } = useSession()
  if (kept === JSON.stringify([uid, subscription.endpoint])) return
  if (kept?.startsWith(JSON.stringify([uid]).slice(0, -1))) await addDevice(subscription)
  else await turnPushOff()
}
