import { tunnelRunsPath } from '@chats/domain/paths'
import { collection, getCountFromServer, query, where } from 'firebase/firestore'
import type { QueryFieldFilterConstraint } from 'firebase/firestore'
import { backend } from '../backend.ts'

/** Of a tunnel: who is in it, and how many chats ever were. */
export interface TunnelTotals {
  readonly inside: number
  readonly ever: number
}

/** Of a block: who stands there now, and who has reached it on their last way through. */
export interface BlockFigures {
  readonly here: number
  readonly reached: number
}

const counted = async (tunnelId: string, ...more: readonly QueryFieldFilterConstraint[]): Promise<number> => {
  const runs = query(collection(backend().db, tunnelRunsPath), where('tunnelId', '==', tunnelId), ...more)
  return (await getCountFromServer(runs)).data().count
}

/** Counts at the server, a read for each thousand; rejects without network, and for who does not see everybody. */
export async function countTunnel(tunnelId: string): Promise<TunnelTotals> {
  const [inside, ever] = await Promise.all([
    counted(tunnelId, where('state', '==', 'running')),
    counted(tunnelId),
  ])
  return { inside, ever }
}

/** The same for each of its blocks. */
export async function countBlocks(
  tunnelId: string,
  blockIds: readonly string[],
): Promise<ReadonlyMap<string, BlockFigures>> {
  const figures = await Promise.all(
    blockIds.map(async id => {
      const [here, reached] = await Promise.all([
        counted(tunnelId, where('state', '==', 'running'), where('blockId', '==', id)),
        counted(tunnelId, where('passed', 'array-contains', id)),
      ])
      return [id, { here, reached }] as const
    }),
  )
  return new Map(figures)
}
