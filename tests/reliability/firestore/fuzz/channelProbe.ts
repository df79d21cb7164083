import { formOf, openChannel, sessionOf } from '../openChannel.ts'
import type { Channel } from '../openChannel.ts'
import type { Random } from '../createRandom.ts'
import type { JsonObject } from '../../../../local/src/firestore/service/Json.ts'
import { mutateBytes } from './mutateBytes.ts'
import { mutateJson, textOf } from './mutateJson.ts'
import type { Probe } from './Probe.ts'
import { isRefusal, shorten } from './Probe.ts'
import { sendHttp } from '../sendHttp.ts'
import { fuzzDatabase, listenMessages, writeMessages } from './validRequests.ts'

const pathOf = (rpc: string) => `/google.firestore.v1.Firestore/${rpc}/channel?VER=8`

/** A form with one to three messages, some of them changed, and now and then a broken form. */
function mutatedForm(random: Random, messages: readonly JsonObject[]): Buffer {
  const said = Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const message = index === 0 && random.chance(0.5) ? messages[0]! : random.pick(messages)
    return textOf(random, random.chance(0.7) ? mutateJson(random, message) : message)
  })
  const form = Buffer.from(formOf(said, random.chance(0.1) ? random.below(5) - 1 : 0))
  return random.chance(0.2) ? mutateBytes(random, form) : form
}

const mutatedQuery = (random: Random): string =>
  random.chance(0.1)
    ? mutateBytes(random, Buffer.from('&RID=1&CVER=22&AID=0&CI=1&TYPE=xmlhttp&t=1'))
        .toString('latin1')
        .replace(/[#\s]/g, '')
    : '&RID=1&CVER=22'

/** Sessions of Listen and Write: one body opens them, the back channel is read to its end, and they are ended. */
export function channelProbe(port: number): Probe {
  return {
    body: async random => {
      const rpc = random.pick(['Listen', 'Write'])
      const form = mutatedForm(random, rpc === 'Listen' ? listenMessages : writeMessages)
      const query = mutatedQuery(random)
      const told = `${rpc} ${query} ${shorten(form.toString())}`
      const hello = await sendHttp(port, 'POST', `${pathOf(rpc)}${query}`, form)
      if (!isRefusal(hello.status, hello.text)) return `${told} → ${hello.status} ${shorten(hello.text)}`
      const sid = sessionOf(hello.text)
      if (sid === null) return null
      const session = `${pathOf(rpc)}&SID=${sid}`
      const backChannel = sendHttp(port, 'GET', `${session}&RID=rpc&AID=0&CI=0&TYPE=xmlhttp`, '')
      backChannel.catch(() => undefined)
      const more = mutatedForm(random, rpc === 'Listen' ? listenMessages : writeMessages)
      const next = await sendHttp(port, 'POST', `${session}&RID=2&AID=${random.below(3)}`, more)
      await sendHttp(port, 'POST', `${session}&RID=3&TYPE=terminate`, '')
      const { text } = await backChannel
      if (!isRefusal(next.status, next.text)) return `${told}, ${shorten(more.toString())} → ${next.status}`
      return /"status":"(INTERNAL|UNKNOWN|UNAVAILABLE)"/.test(text)
        ? `${told}, ${shorten(more.toString())} → ${text}`
        : null
    },
    good: async () => {
      const documents = [`${fuzzDatabase}/documents/good/channel`]
      const channel: Channel = await openChannel(port, 'Listen', [
        { database: fuzzDatabase, addTarget: { documents: { documents }, targetId: 2 } },
      ])
      await channel.heard('CURRENT')
      await channel.terminate()
    },
    close: async () => undefined,
  }
}
