import type { TunnelWords } from './checkTunnel.ts'
import type { Dictionary } from './Dictionary.ts'

type Entries = Dictionary['entries'] | undefined

/** What a tunnel may name, from the dictionaries, the managers at work and the webhooks. What is archived is there still. */
export const tunnelWords = (
  dictionaries: {
    readonly tags: Entries
    readonly salesPlans: Entries
    readonly fields: Entries
    readonly tunnels: Entries
  },
  managerIds: readonly string[],
  { hooks, allowLoopback }: { readonly hooks: readonly string[] | null; readonly allowLoopback: boolean },
): TunnelWords => ({
  tags: new Set(Object.keys(dictionaries.tags ?? {})),
  plans: new Map(
    Object.entries(dictionaries.salesPlans ?? {}).map(([id, { stages }]) => [
      id,
      new Set((stages ?? []).map(stage => stage.id)),
    ]),
  ),
  fields: new Set(Object.keys(dictionaries.fields ?? {})),
  tunnels: new Set(Object.keys(dictionaries.tunnels ?? {})),
  managers: new Set(managerIds),
  hooks: hooks && new Set(hooks),
  allowLoopback,
})
