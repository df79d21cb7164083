import { defineInt, defineString, projectID } from 'firebase-functions/params'

/** Where all functions run; the database is in eur3. */
export const region = 'europe-west1'

const params = {
  TELEGRAM_API_ROOT: defineString('TELEGRAM_API_ROOT', {
    default: 'https://api.telegram.org',
    description: 'The Bot API server, without a slash at the end.',
  }),
  VK_API_ROOT: defineString('VK_API_ROOT', {
    default: 'https://api.vk.ru',
    description: 'The API of VK, without a slash at the end.',
  }),
  WEBHOOK_BASE_URL: defineString('WEBHOOK_BASE_URL', {
    default: '',
    description: 'The address of the function "webhook"; empty: the one Cloud Functions gives it.',
  }),
  PUSH_SERVICES: defineString('PUSH_SERVICES', {
    default: 'fcm.googleapis.com,*.push.services.mozilla.com,*.notify.windows.com,*.push.apple.com',
    description: 'The push services of browsers that managers are pushed to by; others are refused.',
  }),
}
const leaseSeconds = defineInt('OUTBOX_LEASE_SECONDS', {
  default: 60,
  description: 'How long a send may take before its run is taken for dead.',
})

const jobRunSeconds = defineInt('JOB_RUN_SECONDS', {
  default: 60,
  description: 'How long one run works on a job before it leaves the rest to the next.',
})

const tunnelsFreshSeconds = defineInt('TUNNELS_FRESH_SECONDS', {
  default: 30,
  description:
    'How long an instance remembers which tunnels run: one published or stopped counts everywhere after it.',
})

const perMinute = defineInt('EVENTS_PER_MINUTE', {
  default: 600,
  description: 'How many events a minute one key may send to one instance of the function "events".',
})

const hooksFreshSeconds = defineInt('WEBHOOKS_FRESH_SECONDS', {
  default: 60,
  description: 'How long an instance remembers which webhooks want to hear of what.',
})

const toLoopback = defineString('WEBHOOKS_TO_LOOPBACK', {
  default: '',
  description: '"yes" lets webhooks go to this machine, by http: for the local stack alone.',
})

const perManager = defineInt('CALLS_PER_MINUTE', {
  default: 600,
  description: 'How many calls a minute one manager may make to one instance; a tenth of them at once.',
})

// The emulator lets .env files win over its own environment, so tests on other ports say CHATS_<NAME>.
const override = (name: string): string | undefined => process.env[`CHATS_${name}`] || undefined
const text = (name: keyof typeof params): string => override(name) ?? params[name].value()

/** Where each messenger is called. */
export const messengerRoots = () => ({
  telegramApiRoot: text('TELEGRAM_API_ROOT'),
  vkApiRoot: text('VK_API_ROOT'),
})

/** Where messengers deliver to; `/{messenger}/{channelId}` is added. */
export const webhookBaseUrl = (): string =>
  text('WEBHOOK_BASE_URL') || `https://${region}-${projectID.value()}.cloudfunctions.net/webhook`

/** The hosts that are pushed to (domain/src/isPushService.ts). */
export const pushServices = (): readonly string[] => text('PUSH_SERVICES').split(',')

/** How long a claimed message is held, in milliseconds. */
export const outboxLeaseMs = (): number =>
  Number(override('OUTBOX_LEASE_SECONDS') ?? leaseSeconds.value()) * 1000

/** How long one run works on a job, in milliseconds. */
export const jobRunMs = (): number => Number(override('JOB_RUN_SECONDS') ?? jobRunSeconds.value()) * 1000

/** How long it is remembered which tunnels run, in milliseconds. */
export const tunnelsFreshMs = (): number =>
  Number(override('TUNNELS_FRESH_SECONDS') ?? tunnelsFreshSeconds.value()) * 1000

/** How many events a minute one key may send to one instance. */
export const eventsPerMinute = (): number => Number(override('EVENTS_PER_MINUTE') ?? perMinute.value())

/** Whether webhooks may go to this machine. */
export const hooksToLoopback = (): boolean =>
  (override('WEBHOOKS_TO_LOOPBACK') ?? toLoopback.value()) === 'yes'

/** How long it is remembered which webhooks want to hear of what, in milliseconds. */
export const hooksFreshMs = (): number =>
  Number(override('WEBHOOKS_FRESH_SECONDS') ?? hooksFreshSeconds.value()) * 1000

/** How many calls a minute one manager may make to one instance. */
export const callsPerMinute = (): number => Number(override('CALLS_PER_MINUTE') ?? perManager.value())
