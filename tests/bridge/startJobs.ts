import { Storage } from '@google-cloud/storage'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

/** Who asks for jobs. */
export const boss = { uid: 'boss', access: 'all', role: 'admin' } as const

/** A bridge on which jobs are worked on, the bucket where they keep files, an admin (`boss`) and a manager (`anna`). */
export async function startJobs(): Promise<{
  readonly bridge: Bridge
  readonly bucket: ReturnType<Storage['bucket']>
}> {
  const bridge = await startBridge({ jobRunSeconds: 3 })
  const apiEndpoint = `http://${bridge.bucket.host}`
  const bucket = new Storage({ apiEndpoint, projectId: 'demo-chats' }).bucket('demo-chats.appspot.com')
  const manager = { schema: 1, active: true, access: 'all' }
  await bridge.db.doc('managers/boss').set({ ...manager, role: 'admin', name: 'Boss' })
  await bridge.db.doc('managers/anna').set({ ...manager, role: 'manager', name: 'Anna' })
  return { bridge, bucket }
}
