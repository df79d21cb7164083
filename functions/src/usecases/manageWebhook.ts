import { hostOf } from '@chats/domain/hostOf'
import type { Instant } from '@chats/domain/Instant'
import type { WebhookAction, WebhookAnswer } from '@chats/domain/Webhook'
import type { Admin, Audit } from './Audit.ts'
import type { Log } from './Log.ts'
import type { Webhooks } from './Webhooks.ts'

export interface ManageWebhookPorts {
  readonly webhooks: Pick<Webhooks, 'create' | 'change' | 'remove' | 'again'>
  readonly newSecret: () => string
  /** Whether an address may be posted to, as far as it tells itself. */
  readonly isAddress: (url: string) => boolean
  readonly audit: Audit
  readonly now: () => Instant
  readonly log: Log
}

/** Does what an admin asks about webhooks, and writes down who did it. Whoever calls has made sure that they are an admin. */
export async function manageWebhook(
  admin: Admin,
  action: WebhookAction,
  ports: ManageWebhookPorts,
): Promise<WebhookAnswer> {
  const { webhooks, audit, now, log } = ports
  if ('url' in action && !ports.isAddress(action.url)) return { ok: false, why: 'bad_address' }
  const at = now()
  const told = async (id: string, about: string) => {
    const what = `webhook_${action.action}` as const
    await audit({ at, by: admin, what, about: about.slice(0, 300) })
    log({ event: 'admin_acted', uid: admin.id, what, about: id })
  }
  if (action.action === 'create') {
    const secret = ports.newSecret()
    const id = await webhooks.create({ url: action.url, events: action.events }, secret, admin, at)
    if (id === 'too_many') return { ok: false, why: id }
    await told(id, hostOf(action.url))
    return { ok: true, id, secret }
  }
  const url = await act(action, webhooks, at)
  if (url === 'not_found') return { ok: false, why: url }
  await told(action.id, hostOf(url))
  return { ok: true, id: action.id }
}

function act(
  action: Exclude<WebhookAction, { action: 'create' }>,
  webhooks: ManageWebhookPorts['webhooks'],
  at: Instant,
): Promise<string> {
  switch (action.action) {
    case 'change':
      return webhooks.change(action.id, { url: action.url, events: action.events })
    case 'turn':
      return webhooks.change(action.id, { active: action.active })
    case 'remove':
      return webhooks.remove(action.id)
    case 'resend':
      return webhooks.again(action.id, action.deliveryId, at)
  }
}
