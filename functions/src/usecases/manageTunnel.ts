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
}

export interface ManageTunnelPorts {
  readonly tunnels: Tunnels
  readonly runs: Pick<TunnelRuns, 'live' | 'spread'>
  readonly audit: Audit
  readonly now: () => Instant
  readonly log: Log
}

/** Does what an admin asks of a tunnel, and writes down who did it; whoever stood still with it goes on. */
export async function manageTunnel(
  admin: Admin,
  { action, tunnelId }: TunnelRequest,
  { tunnels, runs, audit, now, log }: ManageTunnelPorts,
): Promise<TunnelAnswer> {
  const at = now()
  const done = await (action === 'publish' ? tunnels.publish(tunnelId, admin, at) : tunnels[action](tunnelId))
  if (!done.ok) return done
  const what = `tunnel_${action}` as const
  await audit({ at, by: admin, what, about: done.title ?? '' })
  log({ event: 'admin_acted', uid: admin.id, what, about: tunnelId })
  await runs.live(now(), now())
  if (action !== 'stop') await runs.spread({ resume: tunnelId })
  return { ok: true, version: done.version }
}
