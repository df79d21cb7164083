import { HttpsError, onCall } from 'firebase-functions/https'
import { tunnelRequestSchema } from '@chats/domain/TunnelRequest'
import type { TunnelAnswer } from '@chats/domain/TunnelRequest'
import { hooksToLoopback, region } from '../config.ts'
import { createAudit } from '../firestore/createAudit.ts'
import { createTunnels } from '../firestore/createTunnels.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { deliverWebhook } from '../usecases/deliverWebhook.ts'
import { manageTunnel as manage } from '../usecases/manageTunnel.ts'
import { requireAdmin } from './requireAdmin.ts'
import { tunnelPorts } from './tunnelPorts.ts'
import { webhookPorts } from './webhookPorts.ts'

/** What an admin asks of a tunnel (domain/src/TunnelRequest.ts). */
export const manageTunnel = onCall({ region }, async ({ auth, data }): Promise<TunnelAnswer> => {
  const admin = await requireAdmin(auth)
  const request = tunnelRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not a request')
  const db = openDatabase()
  const ports = {
    tunnels: createTunnels(db, { allowLoopback: hooksToLoopback() }),
    runs: tunnelPorts(),
    deliver: (ownerId: string, deliveryId: string) =>
      deliverWebhook({ of: 'tunnels', ownerId, deliveryId }, webhookPorts()),
    audit: createAudit(db),
    now: Date.now,
    log,
  }
  return manage(admin, request.data, ports)
})
