import type { CameBy } from './CameBy.ts'
import type { Dictionary } from './Dictionary.ts'
import type { LeadTool } from './LeadTool.ts'

type Words = Dictionary['entries'] | undefined

/**
 * What a link says of whoever followed it: the tool, its source and its tunnel. One that is put away still says where the
 * person came from, and leads into no tunnel any longer. Null when the dictionary has no such tool.
 */
export function resolveLeadTool(
  code: string,
  tool: Pick<LeadTool, 'tunnelId' | 'sourceId'> | null,
  words: { readonly leadTools: Words; readonly tunnels: Words; readonly sources: Words },
): CameBy | null {
  const word = words.leadTools?.[code]
  if (!word) return null
  const tunnel = tool?.tunnelId && !word.archived ? words.tunnels?.[tool.tunnelId] : undefined
  const source = tool?.sourceId ? words.sources?.[tool.sourceId] : undefined
  return {
    toolId: code,
    tool: word.title,
    ...(tunnel && !tunnel.archived && tool?.tunnelId && { tunnelId: tool.tunnelId, tunnel: tunnel.title }),
    ...(source && tool?.sourceId && { sourceId: tool.sourceId, source: source.title }),
  }
}
