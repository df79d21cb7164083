import type { LeadToolFigures } from '@chats/domain/LeadToolFigures'
import { callFunction } from '../callFunction.ts'

const AT_ONCE = 100

/** How often the links of these tools were followed; null where the count could not be had. */
export async function readFigures(codes: readonly string[]): Promise<LeadToolFigures | null> {
  const parts: readonly string[][] = Array.from({ length: Math.ceil(codes.length / AT_ONCE) }, (_, part) =>
    codes.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
  try {
    const answers = await Promise.all(parts.map(part => callFunction('leadToolFigures', { codes: part })))
    return Object.assign({}, ...(answers as LeadToolFigures[])) as LeadToolFigures
  } catch {
    return null
  }
}
