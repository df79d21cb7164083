import { laneOf } from '../offerUpdate.ts'
import type { Described, Method, MethodContext } from '../Method.ts'
import { badRequest, Refusal } from '../Refusal.ts'

const ports = ['', '443', '80', '88', '8443']

/** A webhook address as Telegram takes it; plain http and any port only on this machine, as the local Bot API server allows. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid URL')
  const { protocol, hostname, port } = new URL(url)
  if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (!ports.includes(port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
}

function readAllowed({ params, bot }: MethodContext): string[] {
  const given = params.json('allowed_updates')
  if (given === undefined || given === null) return bot.webhook?.allowedUpdates ?? []
  if (!Array.isArray(given)) throw badRequest("can't parse allowed_updates: expected an Array")
  return given.map(String)
}

function dropPending({ params, delivery, bot }: MethodContext) {
  if (!params.flag('drop_pending_updates')) return
  const lane = laneOf(bot)
  delivery.take(
    lane,
    delivery.pending(lane).map(({ id }) => id),
  )
}

function removeWebhook(context: MethodContext): Described {
  const had = context.bot.webhook !== undefined
  delete context.bot.webhook
  dropPending(context)
  return { result: true, description: had ? 'Webhook was deleted' : 'Webhook is already deleted' }
}

/** setWebhook, deleteWebhook, getWebhookInfo and getUpdates. */
export const webhookMethods: Record<string, Method> = {
  setWebhook(context) {
    const { params, bot, delivery } = context
    const url = params.text('url') ?? ''
    if (url === '') return removeWebhook(context)
    checkUrl(url)
    const secretToken = params.text('secret_token') ?? ''
    if (secretToken.length > 256) throw badRequest('secret token is too long')
    if (!/^[\w-]*$/.test(secretToken)) throw badRequest('secret token contains unallowed characters')
    const same = bot.webhook?.url === url && bot.webhook.secretToken === secretToken
    bot.webhook = {
      url,
      secretToken,
      allowedUpdates: readAllowed(context),
      maxConnections: Math.min(Math.max(params.number('max_connections') ?? 40, 1), 100),
    }
    dropPending(context)
    delivery.wake(laneOf(bot))
    return { result: true, description: same ? 'Webhook is already set' : 'Webhook was set' }
  },

  deleteWebhook: removeWebhook,

  getWebhookInfo({ bot, delivery }) {
    const { webhook } = bot
    return {
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: delivery.pending(laneOf(bot)).length,
      ...(webhook ? { max_connections: webhook.maxConnections, ip_address: '127.0.0.1' } : {}),
      ...(webhook?.allowedUpdates.length ? { allowed_updates: webhook.allowedUpdates } : {}),
      ...(webhook?.lastErrorAt === undefined
        ? {}
        : { last_error_date: webhook.lastErrorAt, last_error_message: webhook.lastError }),
    }
  },

  async getUpdates({ bot, params, delivery, world }) {
    if (bot.webhook) {
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    }
    const lane = laneOf(bot)
    const offset = params.number('offset') ?? 0
    const seen = delivery.pending(lane).filter(({ id }) => Number(id) < offset)
    delivery.take(
      lane,
      seen.map(({ id }) => id),
    )
    const until = world.clock.now() + Math.min(params.number('timeout') ?? 0, 50) * 1000
    while (delivery.pending(lane).length === 0 && world.clock.now() < until && !bot.webhook) {
      await world.clock.sleep(100)
    }
    return delivery
      .pending(lane)
      .map(({ body }) => JSON.parse(body) as { update_id: number })
      .sort((a, b) => a.update_id - b.update_id)
      .slice(0, Math.min(Math.max(params.number('limit') ?? 100, 1), 100))
  },
}
