import { templatePath } from '@chats/domain/paths'
import type { Template } from '@chats/domain/Template'
import { doc, serverTimestamp, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

/** What an admin writes of a template. */
export type WrittenTemplate = Pick<Template, 'title' | 'text' | 'order' | 'archived'> & {
  readonly id: string
}

/** Puts templates down whole, in the name of who changed them; for admins (firestore.rules). */
export function saveTemplates(
  templates: readonly WrittenTemplate[],
  by: Template['updatedBy'],
): Promise<WriteOutcome> {
  const { db } = backend()
  const batch = writeBatch(db)
  for (const { id, title, text, order, archived } of templates)
    batch.set(doc(db, templatePath(id)), {
      schema: 1,
      title,
      text,
      order,
      archived,
      updatedAt: serverTimestamp(),
      updatedBy: { id: by.id, name: by.name },
    })
  return settleWrite(batch.commit())
}
