import type { DictionaryEntry, FieldType, Stage } from '@chats/domain/Dictionary'
import type { Word } from '../../entities/dictionaries/useDictionary.ts'
import type { Kind } from './kinds.ts'

/** A word while it is written. */
export interface WordDraft {
  title: string
  colour: NonNullable<DictionaryEntry['colour']>
  label: string
  stages: readonly Stage[]
  type: FieldType
  choices: readonly string[]
}

/** A draft of a known word, or of a new one. */
export const draftOf = (word: Word | null): WordDraft => ({
  title: word?.title ?? '',
  colour: word?.colour ?? 'grey',
  label: word?.label ?? '',
  stages: word?.stages ?? [],
  type: word?.type ?? 'text',
  choices: word?.choices ?? [],
})

export type DraftProblem = 'title' | 'taken' | 'stages' | 'choices'

/** What is wrong with a draft; null: nothing. */
export function problemOf(
  kind: Kind,
  draft: WordDraft,
  words: readonly Word[],
  id: string | null,
): DraftProblem | null {
  const title = draft.title.trim().toLowerCase()
  if (!title) return 'title'
  if (words.some(word => word.id !== id && !word.archived && word.title.trim().toLowerCase() === title))
    return 'taken'
  if (kind === 'salesPlans' && draft.stages.some(stage => !stage.title.trim())) return 'stages'
  return kind === 'fields' && draft.type === 'choice' && !draft.choices.some(choice => choice.trim())
    ? 'choices'
    : null
}

/** What the dictionary keeps of a draft: only what words of this kind have. */
export function entryOfDraft(
  kind: Kind,
  draft: WordDraft,
  before: Word | null,
  order: number,
): DictionaryEntry {
  const title = draft.title.trim()
  return {
    title,
    order: before?.order ?? order,
    ...(before?.archived && { archived: true }),
    ...(kind === 'tags' || kind === 'salesPlans' ? { colour: draft.colour } : {}),
    ...(kind === 'salesPlans' && {
      label: draft.label.trim().slice(0, 12) || title.slice(0, 12),
      stages: draft.stages.map(stage => ({ ...stage, title: stage.title.trim() })),
    }),
    ...(kind === 'fields' && {
      type: draft.type,
      ...(draft.type === 'choice' && {
        choices: [...new Set(draft.choices.map(choice => choice.trim()).filter(Boolean))],
      }),
    }),
  }
}
