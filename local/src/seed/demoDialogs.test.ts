import { dialogReport } from '@chats/domain/dialogReport'
import { dialogSchema } from '@chats/domain/Dialog'
import { dialogSheetSchema } from '@chats/domain/DialogSheet'
import { messageDaySchema } from '@chats/domain/MessageDay'
import { messageReport } from '@chats/domain/messageReport'
import { expect, it } from 'vitest'
import { composeHistory } from './composeHistory.ts'
import { demoDialogs } from './demoDialogs.ts'
import { demoMessageDays } from './demoMessageDays.ts'

const now = Date.UTC(2026, 10, 22, 12)
const documents = demoDialogs(composeHistory(now), now)

it('is as the domain has it, the same every time, and all on the sheets', () => {
  expect(demoDialogs(composeHistory(now), now)).toEqual(documents)
  const dialogs = documents.filter(([path]) => path.startsWith('dialogs/'))
  const sheets = documents
    .filter(([path]) => path.startsWith('dialogDays/'))
    .map(([, data]) => dialogSheetSchema.strict().parse(data))
  for (const [path, data] of dialogs) expect(dialogSchema.strict().parse(data), path).toEqual(data)
  const { all, managers } = dialogReport(sheets)
  expect(all.opened).toBe(dialogs.length)
  expect(managers).toHaveLength(4)
  expect(all.personScore.count).toBeGreaterThan(100)
})

it('counts the talks of the demo as the functions do', () => {
  const people = composeHistory(now)
  const days = demoMessageDays(people, now).map(([, data]) => messageDaySchema.strict().parse(data))
  const messages = people.flatMap(({ chats }) => chats).flatMap(chat => chat.messages)
  const said = messages.filter(({ message }) => message.direction === 'out').length
  expect(messageReport(days).all.out).toBe(said)
  expect(messageReport(days).managers.length).toBeGreaterThan(1)
})
