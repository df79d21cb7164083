import { codeOf } from '@chats/domain/codeOf'
import type { LeadTool } from '@chats/domain/LeadTool'
import type { ListedTool } from '../../entities/leadTools/useLeadTools.ts'

/** A lead tool while it is written; an empty id is none. */
export interface LeadToolDraft {
  title: string
  /** As it was typed; empty: what follows from the title. */
  code: string
  tunnelId: string
  sourceId: string
  channelIds: readonly string[]
}

/** A draft of a known tool, or of a new one. */
export const draftOf = (tool: ListedTool | null): LeadToolDraft => ({
  title: tool?.title ?? '',
  code: tool?.id ?? '',
  tunnelId: tool?.link?.tunnelId ?? '',
  sourceId: tool?.link?.sourceId ?? '',
  channelIds: tool?.link?.channelIds ?? [],
})

/** The code that a new tool would have: the one that was typed, else one out of the title. */
export const codeOfDraft = ({ code, title }: LeadToolDraft, tools: readonly ListedTool[]): string =>
  code.trim() || codeOf(title, one => tools.some(({ id }) => id === one))

export type DraftProblem = 'title' | 'titleTaken' | 'code' | 'codeTaken'

/** What is wrong with a draft; null: nothing. `id` is the tool's own code when it is there already. */
export function problemOf(
  draft: LeadToolDraft,
  tools: readonly ListedTool[],
  id: string | null,
): DraftProblem | null {
  const title = draft.title.trim().toLowerCase()
  if (!title) return 'title'
  if (tools.some(tool => tool.id !== id && !tool.archived && tool.title.trim().toLowerCase() === title))
    return 'titleTaken'
  if (id !== null) return null
  const code = codeOfDraft(draft, tools)
  if (!/^[a-z0-9-]{1,40}$/u.test(code)) return 'code'
  return tools.some(tool => tool.id === code) ? 'codeTaken' : null
}

/** Where the tool leads. */
export const leadsOf = ({
  tunnelId,
  sourceId,
  channelIds,
}: LeadToolDraft): Pick<LeadTool, 'channelIds' | 'tunnelId' | 'sourceId'> => ({
  channelIds: [...channelIds],
  tunnelId: tunnelId || null,
  sourceId: sourceId || null,
})
