import type { PhoneChat, PhoneMessage } from '../../../../local/src/messengers/PhoneChat.ts'
import type { Bridge } from '../../../bridge/startBridge.ts'
import { eventually } from '../../../support/eventually.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { drain, isOutboxEmpty } from '../drain.ts'
import { eachInTurn } from '../eachInTurn.ts'
import { judgeDelivered } from '../judgeDelivered.ts'
import type { Line } from '../Line.ts'
import { readStored, textsByChat } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'

const CHATS = 20
const PATIENCE_MS = 60_000

/**
 * R5: two managers act at the same moment, n times each: both edit a message, one edits and one removes it, both send. One
 * edit wins and the other manager is told; both sends arrive, in one order; the phone has what the documents say.
 */
export const pairs: Scenario = {
  name: 'two managers at once',
  goal: 'R5',
  full: 1000,
  small: 4,
  mustStrike: () => ['conflict', 'removed'],
  async run(bridge, { n }) {
    const line = await connectTelegram(bridge, 1)
    const manager = { schema: 1, role: 'manager', active: true, access: 'all' }
    for (const uid of ['anna', 'ivan']) await bridge.db.doc(`managers/${uid}`).set({ ...manager, name: uid })
    const chats = Math.min(CHATS, n)
    await eachInTurn(chats, 8, (_, chat) => line.say(chat, `m-hello-${chat}`))

    const broken: string[] = []
    const struck = { conflict: 0, removed: 0 }
    const settled: { chat: number; id: string }[] = []
    const act = (uid: string, chat: number, messageId: string, action: object) =>
      bridge.callAs({ uid, access: 'all' }, 'actOnMessage', {
        chatId: line.chatId(chat),
        messageId,
        ...action,
      })
    const edit = (text: string) => ({ action: 'edit', text, basedOn: null })
    const sent = async (chat: number, text: string): Promise<string> => {
      const id = await line.queue(chat, text)
      settled.push({ chat, id })
      await eventually(async () => {
        const state: unknown = (await read(bridge, line, chat, id)).get('delivery.state')
        if (state !== 'sent') throw new Error(`${text} is ${String(state)}`)
      }, PATIENCE_MS)
      return id
    }

    await eachInTurn(n, chats, async (chat, index) => {
      const id = await sent(chat, `edit-${index}`)
      const answers = await Promise.all([
        act('anna', chat, id, edit(`anna ${index}`)),
        act('ivan', chat, id, edit(`ivan ${index}`)),
      ])
      const won = answers.filter(({ result }) => result).length
      const told = answers.filter(({ reason }) => reason === 'conflict').length
      struck.conflict += told
      if (won !== 1 || told !== 1) broken.push(`pair ${index}: ${won} edits won, ${told} were told`)
      const winner = answers[0]?.result ? `anna ${index}` : `ivan ${index}`
      const text: unknown = (await read(bridge, line, chat, id)).get('content.text')
      if (text !== winner) broken.push(`pair ${index}: an edit is lost`)
    })
    await eachInTurn(n, chats, async (chat, index) => {
      const id = await sent(chat, `remove-${index}`)
      const [, removal] = await Promise.all([
        act('anna', chat, id, edit(`anna ${index}`)),
        act('ivan', chat, id, { action: 'remove' }),
      ])
      if (removal.result) struck.removed++
      else broken.push(`pair ${index}: not removed (${removal.reason ?? removal.error ?? ''})`)
    })
    await eachInTurn(n, chats, (chat, index) =>
      Promise.all([line.queue(chat, `m-anna-${chat}-${index}`), line.queue(chat, `m-ivan-${chat}-${index}`)]),
    )
    await drain(bridge, async () => (await isOutboxEmpty(bridge)) && (await areChangesDone(bridge)), 0)

    const stored = await readStored(bridge, line)
    const inOrder = textsByChat(
      stored.filter(({ text }) => /^m-(?:anna|ivan)-/u.test(text)),
      'out',
    )
    const { delivered } = await bridge.sim<{ delivered: Parameters<typeof judgeDelivered>[2] }>('ledger')
    const judged = judgeDelivered(inOrder, stored, delivered)
    const sends = [...inOrder.values()].flat().length
    const differing = await comparePhone(bridge, line, settled)
    return {
      n: 3 * n,
      ...judged,
      lost: judged.lost + (2 * n - sends),
      broken: [...judged.broken, ...broken.slice(0, 10), ...differing.slice(0, 10)],
      struck,
    }
  },
}

const read = (bridge: Bridge, line: Line, chat: number, id: string) =>
  bridge.db.doc(`chats/${line.chatId(chat)}/messages/${id}`).get()

async function areChangesDone(bridge: Bridge): Promise<boolean> {
  const waiting = bridge.db.collectionGroup('messages').where('change.state', 'in', ['queued', 'sending'])
  return (await waiting.count().get()).data().count === 0
}

/** Where the person's phone shows something else than the document says. */
async function comparePhone(
  bridge: Bridge,
  line: Line,
  settled: readonly { chat: number; id: string }[],
): Promise<readonly string[]> {
  const { chats } = await bridge.sim<{ chats: PhoneChat[] }>('phone')
  const bubbles = new Map<string, PhoneMessage>()
  for (const { channel, person, messages } of chats) {
    if (channel !== line.channel) continue
    for (const message of messages) bubbles.set(`${channel}_${person.id}/${message.id}`, message)
  }
  const differing: string[] = []
  for (const { chat, id } of settled) {
    const doc = await read(bridge, line, chat, id)
    const bubble = bubbles.get(`${line.chatId(chat)}/${String(doc.get('externalId'))}`)
    const [ours, theirs] = [Boolean(doc.get('deletedAt')), Boolean(bubble?.deleted)]
    const same = ours ? theirs : !theirs && bubble?.text === doc.get('content.text')
    if (!same) differing.push(`${id}: the phone shows something else`)
  }
  return differing
}
