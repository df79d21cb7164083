import type { Instant } from '@chats/domain/Instant'
import type { TunnelAnswer, TunnelRequest } from '@chats/domain/TunnelRequest'
import type { Admin, Audit } from './Audit.ts'
import type { Log } from './Log.ts'
import type { TunnelRuns } from './TunnelRuns.ts'

/** Tunnels as admins have them. */
export interface Tunnels {
  /** Makes a version of the draft and has it run, where nothing is wrong with it. */
  publish(tunnelId: string, by: Admin, now: Instant): Promise<TunnelAnswer & { readonly title?: string }>
  stop(tunnelId: string): Promise<TunnelAnswer & { readonly title?: string }>
  /** Has the last version run again. */
  resume(tunnelId: string): Promise<TunnelAnswer & { readonly title?: string }>
  /** Has a request that is over, well or badly, begin anew. */
  resend(
    tunnelId: string,
    deliveryId: string,
    now: Instant,
  ): Promise<TunnelAnswer & { readonly title?: string }>
}

export interface ManageTunnelPorts {
  readonly tunnels: Tunnels
  readonly runs: Pick<TunnelRuns, 'live' | 'spread'>
  /** Tries what is to be said to another system, now. */
  readonly deliver: (tunnelId: string, deliveryId: string) => Promise<void>
  readonly audit: Audit
  readonly now: () => Instant
  readonly log: Log
}

/** Does what an admin asks of a tunnel, and writes down who did it; whoever stood still with it goes on. */
export async function manageTunnel(
  admin: Admin,
  request: TunnelRequest,
  { tunnels, runs, deliver, audit, now, log }: ManageTunnelPorts,
): Promise<TunnelAnswer> {
  const { action, tunnelId } = request
  const at = now()
  const done = await act(admin, request, tunnels, at)
  if (!done.ok) return done
  const what = `tunnel_${action}` as const
  await audit({ at, by: admin, what, about: done.title ?? '' })
  log({ event: 'admin_acted', uid: admin.id, what, about: tunnelId })
  if (action === 'resend') await deliver(tunnelId, request.deliveryId)
  else await runs.live(now(), now())
  if (action === 'publish' || action === 'resume') await runs.spread({ resume: tunnelId })
  return { ok: true, version: done.version }
}

function act(
  admin: Admin,
  request: TunnelRequest,
  tunnels: Tunnels,
  at: Instant,
): ReturnType<Tunnels['publish']> {
  switch (request.action) {
    case 'publish':
      return tunnels.publish(request.tunnelId, admin, at)
    case 'resend':
      return tunnels.resend(request.tunnelId, request.deliveryId, at)
    default:
      return tunnels[request.action](request.tunnelId)
  }
}
