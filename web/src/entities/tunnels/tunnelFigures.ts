import { tunnelDeliveriesPath, tunnelRunsPath } from '@chats/domain/paths'
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
  /** Of a request to another system: how many did not arrive; only admins are told. */
  readonly failed?: number
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

const failedOf = async (tunnelId: string, blockId: string): Promise<number> => {
  const deliveries = collection(backend().db, tunnelDeliveriesPath(tunnelId))
  const failed = query(deliveries, where('blockId', '==', blockId), where('state', '==', 'failed'))
  return (await getCountFromServer(failed)).data().count
}

/** The same for each of its blocks; `requests`: whose deliveries are counted, too, for an admin. */
export async function countBlocks(
  tunnelId: string,
  blockIds: readonly string[],
  requests: ReadonlySet<string>,
): Promise<ReadonlyMap<string, BlockFigures>> {
  const figures = await Promise.all(
    blockIds.map(async id => {
      const [here, reached, failed] = await Promise.all([
        counted(tunnelId, where('state', '==', 'running'), where('blockId', '==', id)),
        counted(tunnelId, where('passed', 'array-contains', id)),
        requests.has(id) ? failedOf(tunnelId, id) : null,
      ])
      return [id, { here, reached, ...(failed !== null && { failed }) }] as const
    }),
  )
  return new Map(figures)
}
