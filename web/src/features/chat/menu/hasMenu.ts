import { captionPart } from '../captionPart.ts'
import type { Parts } from '../TimelineRow.ts'

const MENULESS = new Set(['indicator', 'automation', 'press', 'system'])

/** Whether something can be done with a message: not with what happened, what is gone, or a mention without words. */
export function hasMenu(parts: Parts): boolean {
  const { content, deletedAt } = captionPart(parts)
  const says = content.kind !== 'note' || Boolean(content.text)
  return says && !MENULESS.has(content.kind) && deletedAt === undefined
}
