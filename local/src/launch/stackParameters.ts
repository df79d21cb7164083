import type { Ports } from './Ports.ts'

const REGION = 'europe-west1'

/** The functions' parameters that lead them to the simulators, and the simulators' webhooks to them. */
export const stackParameters = (ports: Pick<Ports, 'functions' | 'simulators'>, projectId: string) => ({
  TELEGRAM_API_ROOT: `http://127.0.0.1:${ports.simulators}`,
  VK_API_ROOT: `http://127.0.0.1:${ports.simulators}/vk-api`,
  WEBHOOKS_TO_LOOPBACK: 'yes',
  WEBHOOKS_FRESH_SECONDS: '2',
  WEBHOOK_BASE_URL: `http://127.0.0.1:${ports.functions}/${projectId}/${REGION}/webhook`,
})
