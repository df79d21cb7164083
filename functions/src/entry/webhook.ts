import { onRequest } from 'firebase-functions/https'
import { defineInt } from 'firebase-functions/params'
import { messengerSchema } from '@chats/domain/Messenger'
import { region } from '../config.ts'
import { createInbox } from '../firestore/createInbox.ts'
import { createSecretCache } from '../firestore/createSecretCache.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { acknowledgements, receivers } from '../messengers/messengerOf.ts'
import { acceptUpdate } from '../usecases/acceptUpdate.ts'
import type { AcceptPorts, Answer, WebhookRequest } from '../usecases/acceptUpdate.ts'
import { withFaultPoints } from './withFaultPoints.ts'

const minInstances = defineInt('WEBHOOK_MIN_INSTANCES', {
  default: 0,
  description: 'Instances of the webhook kept warm; 1 saves the first customer after a pause about a second.',
})

/** Messengers deliver here: `POST /{messenger}/{channelId}`, and are answered in the way each of them expects. */
export const webhook = onRequest(
  { region, minInstances, memory: '512MiB', concurrency: 80, timeoutSeconds: 60, invoker: 'public' },
  async (request, response) => {
    const answer = await answerTo(request.method, request.path, {
      header: name => request.get(name),
      body: request.rawBody ?? new Uint8Array(),
      arrivedAt: Date.now(),
    })
    if (answer.retryAfter) response.set('Retry-After', String(answer.retryAfter))
    response.status(answer.status).type('text/plain').end(answer.body)
  },
)

async function answerTo(
  method: string,
  path: string,
  { header, body, arrivedAt }: Pick<WebhookRequest, 'header' | 'body' | 'arrivedAt'>,
): Promise<Answer> {
  if (method !== 'POST') return { status: 405 }
  const [, name, channelId, ...more] = path.split('/')
  const messenger = messengerSchema.safeParse(name)
  if (!messenger.success || !channelId || more.join('')) return { status: 404 }
  const receive = receivers[messenger.data]
  const request = { messenger: messenger.data, channelId, header, body, arrivedAt }
  const answer = await acceptUpdate(request, ports(receive))
  return answer.status === 200 ? { body: acknowledgements[messenger.data], ...answer } : answer
}

const ports = (receive: AcceptPorts['receive']): AcceptPorts => {
  shared ??= { inbox: createInbox(openDatabase()), secretsOf: createSecretCache(openDatabase(), Date.now) }
  return { ...withFaultPoints(shared), receive, now: Date.now, log }
}
let shared: Pick<AcceptPorts, 'inbox' | 'secretsOf'> | undefined
