import type { Firestore } from '@google-cloud/firestore'
import type { Company } from '@chats/domain/Company'
import { dictionaryKindSchema } from '@chats/domain/Dictionary'
import { companyPath, dictionaryPath, leadToolPath, templatePath } from '@chats/domain/paths'
import { demoDictionaries } from './demoDictionaries.ts'
import { demoKeys } from './demoKeys.ts'
import { demoLeadTools } from './demoLeadTools.ts'
import { demoTemplates } from './demoTemplates.ts'
import { demoWebhooks } from './demoWebhooks.ts'
import type { PastDocument } from './historyDocuments.ts'
import { writeDocuments } from './writeDocuments.ts'

const company: Company = {
  schema: 1,
  name: 'Онлайн-школа английского Welcome',
  timeZone: 'Europe/Kyiv',
  readAllBefore: 0,
  markReadOnReply: false,
}

/** Writes the demo company's words and, last, its settings. */
export const seedCompany = (db: Firestore): Promise<void> =>
  writeDocuments(db, [
    ...dictionaryKindSchema.options.map((kind): PastDocument => [
      dictionaryPath(kind),
      demoDictionaries[kind],
    ]),
    ...demoTemplates(Date.now()).map((template, order): PastDocument => [
      templatePath(`demo-${order}`),
      template,
    ]),
    ...Object.entries(demoLeadTools(Date.now())).map(([code, tool]): PastDocument => [
      leadToolPath(code),
      tool,
    ]),
    ...demoKeys(Date.now()),
    ...demoWebhooks(Date.now()),
    [companyPath, company],
  ])
