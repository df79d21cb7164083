import type { Firestore } from 'firebase-admin/firestore'
import { filesOfTunnel } from '@chats/domain/filesOfTunnel'
import type { Instant } from '@chats/domain/Instant'
import { tunnelPath, tunnelVersionsPath } from '@chats/domain/paths'
import { tunnelSchema, tunnelVersionSchema } from '@chats/domain/Tunnel'
import type { TunnelFiles } from '../usecases/sweepTunnelFiles.ts'
import { toDomain } from './instants.ts'
import type { Bucket } from './openBucket.ts'

const PAGE = 500

/** The files of tunnels in Storage, and the drafts and versions that name them. */
export function createTunnelFiles(db: Firestore, bucket: Bucket): TunnelFiles {
  /** Which of these a tunnel needs. What cannot be read may name any of them. */
  async function neededOf(
    tunnelId: string,
    paths: readonly string[],
    restsSince: Instant,
  ): Promise<ReadonlySet<string>> {
    const draft = tunnelSchema.safeParse(toDomain((await db.doc(tunnelPath(tunnelId)).get()).data()))
    if (!draft.success || draft.data.updatedAt > restsSince) return new Set(paths)
    const inDraft = filesOfTunnel(draft.data.blocks)
    // Nearly always everything is there, and what was published need not be looked at.
    if (paths.every(path => inDraft.has(path))) return inDraft
    const { docs } = await db.collection(tunnelVersionsPath(tunnelId)).get()
    const versions = docs.map(doc => tunnelVersionSchema.safeParse(toDomain(doc.data())))
    if (versions.some(({ success }) => !success)) return new Set(paths)
    return new Set([...inDraft, ...versions.flatMap(({ data }) => [...filesOfTunnel(data?.blocks ?? [])])])
  }

  return {
    async uploadedBefore(at, page) {
      const [found, query] = await bucket.getFiles({
        matchGlob: 'tunnels/*/*',
        maxResults: PAGE,
        autoPaginate: false,
        ...(page !== null && { pageToken: page }),
      })
      const files = found.flatMap(({ name: path, metadata }) => {
        const [, tunnelId] = path.split('/')
        const isOld = Date.parse(String(metadata.timeCreated)) <= at
        return tunnelId && isOld ? [{ path, tunnelId }] : []
      })
      const next = query && 'pageToken' in query ? String(query.pageToken) : null
      return { files, next }
    },

    async unused(files, restsSince) {
      const byTunnel = Map.groupBy(files, ({ tunnelId }) => tunnelId)
      const unused = await Promise.all(
        [...byTunnel].map(async ([tunnelId, its]) => {
          const needed = await neededOf(
            tunnelId,
            its.map(({ path }) => path),
            restsSince,
          )
          return its.filter(({ path }) => !needed.has(path))
        }),
      )
      return unused.flat()
    },

    async removeFile(path) {
      await bucket.file(path).delete({ ignoreNotFound: true })
    },
  }
}
