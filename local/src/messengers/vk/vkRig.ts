import { testRig, type Hit } from '../testRig.ts'

/** An answer of VK's API, as a test looks at it. */
export interface Answer<T = unknown> {
  response?: T
  error?: { error_code: number; error_msg: string }
}

/** An event as the test's server got it. */
export interface VkEvent {
  type: string
  group_id: number
  event_id: string
  secret?: string
  v: string
  object: Record<string, unknown>
}

const allTypes = 'new reply edit allow deny event typing_state read reaction_event'
  .split(' ')
  .map(type => [`message_${type}`, '1'] as const)

/** The simulators with a Callback API server that answers as a good one does, and short ways to the demo community. */
export async function vkRig(dataFile?: string) {
  const rig = await testRig(dataFile)
  const channel = 'demo-vk'

  async function call<T>(method: string, params: Record<string, string | number> = {}): Promise<Answer<T>> {
    const fields = { access_token: 'vk1.demo', v: '5.199', ...params }
    const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))
    const response = await fetch(`${rig.base}/vk-api/method/${method}`, { method: 'POST', body })
    return (await response.json()) as Answer<T>
  }

  /** The response, or `code words` of the error. */
  async function ask<T>(method: string, params: Record<string, string | number> = {}): Promise<T> {
    const { response, error } = await call<T>(method, params)
    if (error) throw new Error(`${error.error_code} ${error.error_msg}`)
    return response as T
  }

  const confirmationCode = async () =>
    (await ask<{ code: string }>('groups.getCallbackConfirmationCode', { group_id: 222222 })).code
  const eventOf = (hit: Hit) => hit.update as unknown as VkEvent

  rig.reply = async hit =>
    eventOf(hit).type === 'confirmation'
      ? { status: 200, body: await confirmationCode() }
      : { status: 200, body: 'ok' }

  /** Adds the test's server and switches everything on. */
  async function connect(secret = 'vk-secret'): Promise<number> {
    const server = { group_id: 222222, url: rig.webhookUrl, title: 'chats', secret_key: secret }
    const { server_id } = await ask<{ server_id: number }>('groups.addCallbackServer', server)
    const settings = Object.fromEntries(allTypes)
    await ask('groups.setCallbackSettings', {
      group_id: 222222,
      server_id,
      api_version: '5.199',
      ...settings,
    })
    return server_id
  }

  return Object.assign(rig, {
    channel,
    call,
    ask,
    connect,
    confirmationCode,
    /** What was delivered, without confirmations. */
    events: () => rig.hits.map(eventOf).filter(({ type }) => type !== 'confirmation'),
    /** A control call of one person. */
    act: <T extends { status: number }>(name: string, body: Record<string, unknown>) =>
      rig.post<T & { conversation_message_id: number; message_id: number; event_id: string }>(
        `/_sim/vk/${name}`,
        { channel, ...body },
      ),
  })
}

export type VkRig = Awaited<ReturnType<typeof vkRig>>
