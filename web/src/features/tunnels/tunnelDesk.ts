import type { TunnelIssue } from '@chats/domain/checkTunnel'
import type { TunnelBlock, TunnelBlockKind } from '@chats/domain/TunnelBlock'
import type { TunnelWay } from '@chats/domain/tunnelWays'
import { inject, provide } from 'vue'
import type { ComputedRef, InjectionKey, ShallowRef } from 'vue'
import type { BlockFigures } from '../../entities/tunnels/tunnelFigures.ts'
import type { TunnelOptions } from './useTunnelOptions.ts'

/** What everything in the editor of a tunnel works with. */
export interface TunnelDesk {
  readonly tunnelId: ComputedRef<string>
  readonly blocks: ComputedRef<readonly TunnelBlock[]>
  readonly issues: ComputedRef<readonly TunnelIssue[]>
  readonly figures: ShallowRef<ReadonlyMap<string, BlockFigures>>
  readonly options: TunnelOptions
  readonly readonly: ComputedRef<boolean>
  /** The block that is dragged. */
  readonly dragged: ShallowRef<string | null>
  readonly titleOf: (block: TunnelBlock) => string
  readonly replace: (block: TunnelBlock) => void
  readonly add: (kind: TunnelBlockKind, way: TunnelWay, place: number) => void
  readonly drop: (way: TunnelWay, place: number) => void
  readonly step: (id: string, by: -1 | 1) => void
  readonly copy: (id: string) => void
  readonly remove: (id: string) => void
  readonly newId: () => string
}

const key: InjectionKey<TunnelDesk> = Symbol('tunnelDesk')

export const provideDesk = (desk: TunnelDesk): void => provide(key, desk)

/** The editor that a component stands in. */
export function useDesk(): TunnelDesk {
  const desk = inject(key)
  if (!desk) throw new Error('not in an editor')
  return desk
}
