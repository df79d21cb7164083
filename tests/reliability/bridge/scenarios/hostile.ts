import { hostileBodies, poisonUpdates } from '../../../bridge/hostileBodies.ts'
import type { Bridge } from '../../../bridge/startBridge.ts'
import { createRandom } from '../../firestore/createRandom.ts'
import { mutateBody } from '../../firestore/fuzz/mutateBody.ts'
import { compareOrder } from '../compareOrder.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { connectVk } from '../connectVk.ts'
import { drain, isIntakeDone } from '../drain.ts'
import { eachInTurn } from '../eachInTurn.ts'
import type { Line } from '../Line.ts'
import { readFixtures } from '../readFixtures.ts'
import type { Scenario } from '../Scenario.ts'
import { untilQuiet } from '../untilQuiet.ts'

const AT_ONCE = 16
const refusals = [400, 401, 403, 413, 415]
const corpus = [...Object.values(hostileBodies), ...Object.values(poisonUpdates)]
const fixtures = { telegram: readFixtures('telegram'), vk: readFixtures('vk') }

/**
 * R12: the corpus, and recorded updates changed by chance, at each webhook. Half comes from strangers: refused, and
 * nothing is written. Half carries the channel's secret: refused, kept in quarantine or stored. No answer is a 5xx.
 */
export const hostile: Scenario = {
  name: 'hostile bodies',
  goal: 'R12',
  full: 20_000,
  small: 200,
  mustStrike: () => ['refused', 'accepted', 'kept'],
  async run(bridge, { n, seed }) {
    const lines = [await connectTelegram(bridge, 1), await connectVk(bridge, 1)]
    const random = createRandom(seed)
    const statuses = { strangers: new Map<number, number>(), ours: new Map<number, number>() }
    const count = (of: Map<number, number>, status: number) => void of.set(status, (of.get(status) ?? 0) + 1)

    const strangers = lines.map(line => poster(bridge, line, 'a-secret-that-nobody-gave-out'))
    const ours = await Promise.all(
      lines.map(async line => poster(bridge, line, await secretOf(bridge, line))),
    )
    const fuzz = (post: Poster) =>
      post.send(mutateBody(random, { ...random.pick(fixtures[post.messenger]), ...post.envelope }))

    await untilQuiet(bridge)
    await bridge.watchDocuments()
    for (const post of strangers) for (const body of corpus) count(statuses.strangers, await post.send(body))
    await eachInTurn(n / 2, AT_ONCE, async (_, index) => {
      count(statuses.strangers, await fuzz(strangers[index % 2]!))
    })
    const { writes } = await bridge.meters()
    const written = (await bridge.hottest()).map(({ path }) => path)
    for (const post of ours) for (const body of corpus) count(statuses.ours, await post.send(body))
    await eachInTurn(n / 2, AT_ONCE, async (_, index) => count(statuses.ours, await fuzz(ours[index % 2]!)))

    // The next good one is stored.
    const offered = new Map(lines.map(line => [line.chatId(1), ['m-after-all-that']]))
    for (const line of lines) await line.say(1, 'm-after-all-that')
    await drain(bridge, () => isIntakeDone(bridge))
    const good = new Map(
      await Promise.all(
        [...offered.keys()].map(async chatId => [chatId, await textsOf(bridge, chatId)] as const),
      ),
    )
    const kept = (await bridge.db.collection('quarantine').count().get()).data().count
    const unlike = (who: keyof typeof statuses, allowed: readonly number[]) =>
      [...statuses[who]].flatMap(([status, times]) =>
        allowed.includes(status) ? [] : [`${times} answers of ${status} to ${who}`],
      )
    return {
      n,
      ...compareOrder(offered, good),
      unconfirmed: 0,
      broken: [
        ...unlike('strangers', refusals),
        ...unlike('ours', [200, ...refusals]),
        ...(writes > 0 ? [`${writes} writes for strangers: ${written.join(', ')}`] : []),
      ],
      struck: {
        refused: [...statuses.strangers].reduce((sum, [, times]) => sum + times, 0),
        accepted: statuses.ours.get(200) ?? 0,
        kept,
      },
    }
  },
}

interface Poster {
  readonly messenger: Line['messenger']
  /** What an update of this channel has beside its content. */
  readonly envelope: Readonly<Record<string, string | number>>
  /** Posts a body; answers the status. */
  send(body: BodyInit | Buffer): Promise<number>
}

function poster(bridge: Bridge, { messenger, channel }: Line, secret: string): Poster {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  const url = `${bridge.webhookUrl}/${messenger}/${channel}`
  return {
    messenger,
    envelope: messenger === 'vk' ? { secret, group_id: 700_001 } : {},
    async send(body) {
      const given = Buffer.isBuffer(body) ? new Uint8Array(body) : body
      const response = await fetch(url, { method: 'POST', headers, body: given })
      await response.arrayBuffer()
      return response.status
    },
  }
}

const secretOf = async (bridge: Bridge, { channel }: Line): Promise<string> =>
  String((await bridge.db.doc(`channelSecrets/${channel}`).get()).get('webhookSecret'))

const textsOf = async (bridge: Bridge, chatId: string): Promise<string[]> => {
  const { docs } = await bridge.db.collection(`chats/${chatId}/messages`).where('direction', '==', 'in').get()
  return docs.map(doc => String(doc.get('content.text')))
}
