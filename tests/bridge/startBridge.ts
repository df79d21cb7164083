import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { deleteApp, initializeApp } from 'firebase-admin/app'
import { getFirestore } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { runFirestore } from '../../local/src/firestore/runFirestore.ts'
import { startSimulators } from '../../local/src/messengers/startSimulators.ts'
import { startBucket } from './startBucket.ts'
import type { Bucket } from './startBucket.ts'
import { startFunctions } from './startFunctions.ts'
import type { FunctionsProcess } from './startFunctions.ts'

/** The bridge with real wires: our Firestore, the simulators, and the functions in a process that can be killed. */
export interface Bridge extends Omit<FunctionsProcess, 'close'> {
  readonly db: Firestore
  /** Posts to the simulators' control interface; without a body, reads it. */
  sim<T = unknown>(path: string, body?: unknown, method?: string): Promise<T>
  /** Where the functions keep files. */
  readonly bucket: Bucket
  /** Where the simulators speak the messengers' APIs. */
  readonly simulators: string
  readonly webhookUrl: string
  /** Where other systems tell events. */
  readonly eventsUrl: string
  /** Calls the callable `actOnMessage` with a token of these claims; answers the HTTP status. */
  actOnMessage(claims: object | null, data: object): Promise<number>
  /** Calls a callable as this manager of access `all` or `assigned`; answers its result, or the error's status and reason. */
  callAs(
    manager: {
      readonly uid: string
      readonly access: 'all' | 'assigned'
      readonly role?: 'admin' | 'manager'
    } | null,
    name: string,
    data: object,
  ): Promise<{ readonly result?: unknown; readonly error?: string; readonly reason?: string }>
  sweep(): Promise<void>
  /** Looks at the health of every channel, as the schedule does. */
  checkChannels(): Promise<void>
  /** Reminds of tasks that came due, as the schedule does. */
  remindTasks(): Promise<void>
  /** Lets bots speak again whose pause ended, as the schedule does. */
  resumeBots(): Promise<void>
  /** Leads on whoever has waited long enough in a tunnel, as the schedule does. */
  stepTunnels(): Promise<void>
  /** Looks after jobs, as the schedule does. */
  sweepJobs(): Promise<void>
  /** Tries what is due at webhooks, as the schedule does. */
  sweepWebhooks(): Promise<void>
  /** Billed operations since the last reset. */
  meters(): Promise<{ reads: number; writes: number; deletes: number }>
  resetMeters(): Promise<void>
  /** Begins to count how often each document is written. */
  watchDocuments(): Promise<void>
  /** The ten that were written most often since then. */
  hottest(): Promise<readonly { readonly path: string; readonly writes: number }[]>
  close(): Promise<void>
}

const project = 'demo-chats'
const triggers = {
  onMessageQueued: ['created', 'chats/{chatId}/messages/{messageId}'],
  onAttachmentPending: ['written', 'chats/{chatId}/messages/{messageId}'],
  onCardWritten: ['written', 'cards/{personId}'],
  onChatWritten: ['written', 'chats/{chatId}'],
  onDialogWritten: ['written', 'dialogs/{dialogId}'],
  onChannelChanged: ['written', 'channels/{channelId}'],
  onChannelSecretWritten: ['written', 'channelSecrets/{channelId}'],
  onDeliveryWritten: ['written', 'webhooks/{hookId}/deliveries/{deliveryId}'],
  onTunnelDeliveryCreated: ['created', 'tunnels/{tunnelId}/deliveries/{deliveryId}'],
  onOrderWritten: ['written', 'orders/{orderId}'],
  onMergeWritten: ['written', 'merges/{otherId}'],
  onQuarantineWritten: ['written', 'quarantine/{id}'],
  onNotificationCreated: ['created', 'managers/{uid}/notifications/{id}'],
  onTaskWritten: ['written', 'tasks/{taskId}'],
} as const

/** Starts everything on free ports and waits until it answers. */
export async function startBridge({
  leaseSeconds = 3,
  jobRunSeconds = 1,
  callsPerMinute = 60_000,
} = {}): Promise<Bridge> {
  const port = await freePort()
  const simulators = await startSimulators({ port: 0 })
  const bucket = await startBucket()
  const firestore = await runFirestore({
    host: '127.0.0.1',
    port: 0,
    functionsEmulator: `127.0.0.1:${port}`,
    log: () => undefined,
  })
  const host = `127.0.0.1:${firestore.port}`
  process.env['FIRESTORE_EMULATOR_HOST'] = host
  process.env['METADATA_SERVER_DETECTION'] = 'none'
  for (const [name, [change, pattern]] of Object.entries(triggers)) {
    await answer(
      `http://${host}/emulator/v1/projects/${project}/eventarcTrigger?eventarcTriggerId=europe-west1-${name}-0`,
      {
        eventType: `google.cloud.firestore.document.v1.${change}`,
        database: '(default)',
        namespace: '(default)',
        document: { value: pattern, matchType: 'PATH_PATTERN' },
      },
    )
  }
  const meters = `http://${host}/emulator/v1/projects/${project}/meters`
  const base = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    PORT: String(port),
    GCLOUD_PROJECT: project,
    FIREBASE_CONFIG: JSON.stringify({ projectId: project, storageBucket: `${project}.appspot.com` }),
    FIREBASE_STORAGE_EMULATOR_HOST: bucket.host,
    // Nothing here is in the cloud, and looking for its metadata takes seconds.
    METADATA_SERVER_DETECTION: 'none',
    CLOUD_TASKS_EMULATOR_HOST: `127.0.0.1:${port}`,
    FUNCTIONS_EMULATOR: 'true',
    // As the functions emulator does: tokens are read, their signature is the Auth emulator's business.
    FIREBASE_DEBUG_MODE: 'true',
    FIREBASE_DEBUG_FEATURES: JSON.stringify({ skipTokenVerification: true }),
    CHATS_TELEGRAM_API_ROOT: `http://127.0.0.1:${simulators.port}`,
    CHATS_VK_API_ROOT: `http://127.0.0.1:${simulators.port}/vk-api`,
    CHATS_WEBHOOK_BASE_URL: `${base}/webhook`,
    CHATS_PUSH_SERVICES: 'fcm.googleapis.com,http://127.0.0.1',
    CHATS_OUTBOX_LEASE_SECONDS: String(leaseSeconds),
    CHATS_WEBHOOKS_TO_LOOPBACK: 'yes',
    CHATS_WEBHOOKS_FRESH_SECONDS: '60',
    CHATS_EVENTS_PER_MINUTE: '600',
    CHATS_CALLS_PER_MINUTE: String(callsPerMinute),
    CHATS_JOB_RUN_SECONDS: String(jobRunSeconds),
    CHATS_TUNNELS_FRESH_SECONDS: '30',
  }
  const callFunction = (path: string, claims: object | null, data: object) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = claims && `${part({ alg: 'none' })}.${part({ aud: project, ...claims })}.`
    return fetch(`${base}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ data }),
    })
  }
  const functions = await startFunctions(env)
  const app = initializeApp({ projectId: project }, `bridge-${port}`)

  return {
    db: getFirestore(app),
    bucket,
    simulators: `http://127.0.0.1:${simulators.port}/`,
    sim: (path, body, method) => answer(`http://127.0.0.1:${simulators.port}/_sim/${path}`, body, method),
    async actOnMessage(claims, data) {
      return (await callFunction('actOnMessage', claims, data)).status
    },
    async callAs(manager, name, data) {
      const claims = manager && { sub: manager.uid, role: manager.role ?? 'manager', access: manager.access }
      const response = await callFunction(`callable/${name}`, claims, data)
      const { result, error } = (await response.json()) as {
        result?: unknown
        error?: { status: string; details?: { reason: string } }
      }
      if (!error) return { result }
      return { error: error.status, ...(error.details && { reason: error.details.reason }) }
    },
    webhookUrl: `${base}/webhook`,
    eventsUrl: `${base}/events`,
    sweep: () => answer(`${base}/scheduled/sweepOutbox`, {}),
    checkChannels: () => answer(`${base}/scheduled/checkChannels`, {}),
    remindTasks: () => answer(`${base}/scheduled/remindTasks`, {}),
    resumeBots: () => answer(`${base}/scheduled/resumeBots`, {}),
    stepTunnels: () => answer(`${base}/scheduled/stepTunnels`, {}),
    sweepWebhooks: () => answer(`${base}/scheduled/sweepWebhooks`, {}),
    sweepJobs: () => answer(`${base}/scheduled/sweepJobs`, {}),
    meters: () => answer(meters),
    resetMeters: () => answer(meters, undefined, 'DELETE'),
    watchDocuments: () => answer(`${meters}/documents`, {}, 'PUT'),
    hottest: async () =>
      (await answer<{ hottest: { path: string; writes: number }[] }>(`${meters}/documents`)).hottest,
    kill: functions.kill,
    revive: functions.revive,
    prepare: functions.prepare,
    ended: functions.ended,
    untilEnded: functions.untilEnded,
    died: functions.died,
    async close() {
      await functions.close()
      await deleteApp(app)
      await simulators.close()
      await bucket.close()
      await firestore.close()
    },
  }
}

/** Posts JSON (or gets, without a body) and reads JSON; throws with the body of anything but 2xx. */
async function answer<T>(
  url: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`)
  return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : (undefined as T)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
