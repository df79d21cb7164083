import type { Instant } from '@chats/domain/Instant'
import { scheduledPath } from '@chats/domain/paths'
import type { Scheduled } from '@chats/domain/Scheduled'
import { demoManagers } from './DemoManager.ts'
import type { PastDocument } from './historyDocuments.ts'
import type { PastPerson } from './PastPerson.ts'

const HOUR = 3_600_000

/** What is to be sent later, to whom by their place, when from now on in hours, and who wrote it. */
const plan = [
  { text: 'Напоминаем про оплату до пятницы 🙂', of: 4, due: 20, by: 'demo-anna', unlessAnswered: true },
  {
    text: 'Завтра о 18:00 — пробний урок. Посилання надішлемо тут.',
    of: 6,
    due: 5,
    by: 'demo-ivan',
    unlessAnswered: false,
  },
] as const

/** Messages that wait for their time in the demo. */
export function demoScheduled(people: readonly PastPerson[], now: Instant): readonly PastDocument[] {
  return plan.flatMap(({ text, of, due, by, unlessAnswered }, index): PastDocument[] => {
    const person = people[of]
    const chat = person?.chats[0]
    const manager = demoManagers.find(({ uid }) => uid === by)
    if (!person || !chat || !manager) return []
    const scheduled: Scheduled = {
      schema: 1,
      chatId: chat.id,
      personId: person.id,
      content: { kind: 'text', text },
      author: { type: 'manager', id: by, name: manager.name },
      sendAt: now + due * HOUR,
      unlessAnswered,
      since: now,
    }
    return [[scheduledPath(chat.id, `00000000-0000-4000-8000-00000000000${index + 1}`), scheduled]]
  })
}
