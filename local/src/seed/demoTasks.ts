import type { Instant } from '@chats/domain/Instant'
import { taskPath } from '@chats/domain/paths'
import type { Task } from '@chats/domain/Task'
import type { PastDocument } from './historyDocuments.ts'
import type { PastPerson } from './PastPerson.ts'

const HOUR = 3_600_000

/** What is to be done, about whom by their place, when from now on in hours, whose it is, and who wrote it. */
const plan = [
  { title: 'Перезвонить: обещали ответить про рассрочку', of: 1, due: -20, has: 'demo-admin' },
  { title: 'Отправить договор', of: 4, due: 0.7, has: 'demo-admin' },
  { title: 'Напомнить об оплате курса', of: 2, due: -3, has: 'demo-anna' },
  { title: 'Узнать, удобно ли время занятий', of: 7, due: 1, has: 'demo-anna' },
  { title: 'Подготовить счёт', of: 9, due: 26, has: 'demo-anna', by: 'demo-admin' },
  { title: 'Перевірити, чи прийшов доступ до уроків', of: 6, due: 50, has: 'demo-ivan' },
  { title: 'Согласовать пробный урок', of: 0, due: 0.5, has: 'demo-oleg', by: 'demo-admin' },
  { title: 'Спросить отзыв', of: 11, due: null, has: null, by: 'demo-anna' },
] as const

/** The tasks of the demo's managers: overdue, for today, for later; Ivan has nothing to do today. */
export function demoTasks(people: readonly PastPerson[], now: Instant): readonly PastDocument[] {
  return plan.flatMap((planned, index): PastDocument[] => {
    const person = people[planned.of]
    if (!person) return []
    const writer = 'by' in planned ? planned.by : planned.has
    const task: Task = {
      schema: 1,
      personId: person.id,
      personName: person.name,
      title: planned.title,
      dueAt: planned.due === null ? null : now + planned.due * HOUR,
      kind: 'by' in planned ? 'common' : 'personal',
      ownerId: writer,
      assigneeId: planned.has,
      state: 'open',
      doneAt: null,
      createdAt: now - 30 * HOUR,
      updatedAt: now - 30 * HOUR,
    }
    return [[taskPath(`demo-task-${index + 1}`), task]]
  })
}
