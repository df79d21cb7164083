import { dayOf } from '@chats/domain/dayOf'
import type { Dialog } from '@chats/domain/Dialog'
import { writeDialogLine } from '@chats/domain/dialogLine'
import type { DialogSheet } from '@chats/domain/DialogSheet'
import { factsOfDialog, leaderOf } from '@chats/domain/factsOfDialog'
import type { Instant } from '@chats/domain/Instant'
import { dialogPath, dialogSheetPath } from '@chats/domain/paths'
import { createRandom } from './createRandom.ts'
import { demoManagers } from './DemoManager.ts'
import type { PastDocument } from './historyDocuments.ts'
import type { PastPerson } from './PastPerson.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const COUNT = 260
const DAYS = 90
const zone = 'Europe/Kyiv'
const types = ['question', 'question', 'technical', 'complaint', null] as const
const reasons = ['payment', 'access', 'schedule', 'refund']
const components = ['site', 'cabinet', 'lessons', 'billing']
/** Most people are content. */
const scores = [5, 5, 4, 5, 3, 4, 5, 2, 1, 4]
const comments = [
  'Спасибо, быстро помогли!',
  'Дуже чемно і по суті',
  'Долго ждал ответа',
  'Всё хорошо, но пришлось писать дважды',
]

/** Three months of dialogs that were finished, with the sheets that reports are made from. */
export function demoDialogs(people: readonly PastPerson[], now: Instant): readonly PastDocument[] {
  const random = createRandom(91)
  const chats = people.flatMap(person => person.chats)
  const sheets = new Map<string, DialogSheet>()
  const dialogs = Array.from({ length: COUNT }, (_, n): PastDocument[] => {
    const chat = chats[random.below(chats.length)]
    const manager = demoManagers[random.below(demoManagers.length)]
    if (!chat || !manager) return []
    const midnight = now - (now % DAY) - (1 + random.below(DAYS)) * DAY
    const openedAt = midnight + (7 * 60 + random.below(600)) * MINUTE
    const resolvedAt = openedAt + (10 + random.below(random.below(4) === 0 ? 1400 : 120)) * MINUTE
    const answeredAt = openedAt + (30 + random.below(1500)) * 1000
    const by = { id: manager.uid, name: manager.name }
    const score = scores[random.below(scores.length)] ?? 5
    const comment = comments[random.below(12)]
    const formId = `rate_demo-dialog-${n}_${resolvedAt}`
    const rated = random.below(3) > 0
    const dialog: Dialog = {
      schema: 1,
      chatId: chat.id,
      state: 'resolved',
      typeId: types[random.below(types.length)] ?? null,
      reasonIds: reasons.filter(() => random.below(3) === 0),
      componentIds: components.filter(() => random.below(3) === 0),
      managerIds: [manager.uid],
      openedAt,
      openedBy: by,
      resolvedAt,
      updatedAt: resolvedAt,
      updatedBy: by,
      ...(random.below(2) === 0 && { managerRating: { score: 3 + random.below(3), by, at: resolvedAt } }),
      ratingForm: { state: 'asked', messageId: formId, at: resolvedAt, askedSince: resolvedAt },
      ...(rated && {
        personRating: {
          score,
          at: resolvedAt + random.below(60) * MINUTE,
          formId,
          ...(comment !== undefined && { comment }),
        },
      }),
    }
    const id = `demo-dialog-${n}`
    const [day, managerId] = [dayOf(openedAt, zone), leaderOf(dialog)]
    const path = dialogSheetPath(day, managerId)
    const sheet = sheets.get(path) ?? { schema: 1, day, managerId, lines: {} }
    const line = writeDialogLine(factsOfDialog(dialog, Math.min(answeredAt, resolvedAt)))
    sheets.set(path, { ...sheet, lines: { ...sheet.lines, [id]: line } })
    return [[dialogPath(id), dialog]]
  }).flat()
  return [...dialogs, ...sheets]
}
