import { onDocumentCreated } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { deliverWebhook } from '../usecases/deliverWebhook.ts'
import { isTooOld } from './isTooOld.ts'
import { webhookPorts } from './webhookPorts.ts'

/** A tunnel has written down what another system is to be told: it is tried at once. Later tries are the sweep's. */
export const onTunnelDeliveryCreated = onDocumentCreated(
  { document: 'tunnels/{tunnelId}/deliveries/{deliveryId}', region, retry: true, timeoutSeconds: 60 },
  async event => {
    if (isTooOld(event)) return
    const { tunnelId, deliveryId } = event.params
    await deliverWebhook({ of: 'tunnels', ownerId: tunnelId, deliveryId }, webhookPorts())
  },
)
