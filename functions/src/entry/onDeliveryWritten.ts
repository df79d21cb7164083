import { onDocumentWritten } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { deliverWebhook } from '../usecases/deliverWebhook.ts'
import { isTooOld } from './isTooOld.ts'
import { webhookPorts } from './webhookPorts.ts'

/** An event waits for a webhook, or is to be sent again: it is tried at once. Later tries are the sweep's. */
export const onDeliveryWritten = onDocumentWritten(
  { document: 'webhooks/{hookId}/deliveries/{deliveryId}', region, retry: true, timeoutSeconds: 60 },
  async event => {
    const after = event.data?.after
    if (after?.get('state') !== 'pending' || after.get('attempts') !== 0 || isTooOld(event)) return
    const { hookId, deliveryId } = event.params
    await deliverWebhook({ of: 'webhooks', ownerId: hookId, deliveryId }, webhookPorts())
  },
)
