import { incomingMessageId } from '@chats/domain/ids'
import { messagePath } from '@chats/domain/paths'
import type { PastDocument } from '../../../local/src/seed/historyDocuments.ts'
import { restTriggers } from '../../../local/src/seed/restTriggers.ts'
import { writeDocuments } from '../../../local/src/seed/writeDocuments.ts'
import { openAdmin } from '../../support/openAdmin.ts'
import type { BenchPerson } from '../composeBase.ts'
import type { BenchStack } from '../startBenchStack.ts'

const WORDS = 'когда начнётся занятие и сколько стоит курс для того кто учил язык давно и всё забыл'.split(
  ' ',
)

/**
 * Puts older messages before those of a person, until their chat has `count`; every fifth is ours, of all lengths. Nothing
 * answers to them: fifty thousand calls, even of functions switched off, would still be made while the chat is scrolled.
 */
export async function writeLongChat(stack: BenchStack, person: BenchPerson, count: number): Promise<void> {
  const [chat] = person.chats
  if (!chat) return
  const firstAt = chat.chat.createdAt
  const missing = count - chat.messages.length
  const documents = Array.from({ length: missing }, (_, n): PastDocument => {
    const place = missing - n
    const ours = n % 5 === 0
    const text = Array.from({ length: 1 + ((n * 7) % 40) }, (_word, i) => WORDS[(n + i) % WORDS.length]).join(
      ' ',
    )
    return [
      messagePath(chat.id, `a${incomingMessageId(String(n))}`),
      {
        schema: 1,
        chatId: chat.id,
        personId: person.id,
        direction: ours ? 'out' : 'in',
        kind: 'text',
        at: firstAt - place * 60_000,
        content: { kind: 'text', text },
        author: ours
          ? { type: 'manager', id: 'demo-ivan', name: 'Иван' }
          : { type: 'person', id: person.id, name: person.name },
        externalId: `9${n}`,
        ...(ours && { delivery: { state: 'sent', attempt: 1, sentAt: firstAt - place * 60_000 } }),
      },
    ]
  })
  const admin = openAdmin(stack.addresses)
  await restTriggers(stack.addresses.ports.firestore, stack.addresses.projectId, true)
  await writeDocuments(admin, documents)
  await restTriggers(stack.addresses.ports.firestore, stack.addresses.projectId, false)
  await admin.terminate()
}
