import type { LeadTool } from '@chats/domain/LeadTool'
import { leadToolsPath } from '@chats/domain/paths'
import { collection } from 'firebase/firestore'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import { useDictionary } from '../dictionaries/useDictionary.ts'
import type { Word } from '../dictionaries/useDictionary.ts'
import { useLiveQuery } from '../useLive.ts'

/** A lead tool with its title; `link` is null for a word that nobody has said more about: its link works all the same. */
export type ListedTool = Word & { readonly link: LeadTool | null }

/** The company's lead tools in their order, live. */
export function useLeadTools() {
  const dictionary = useDictionary('leadTools')
  const { rows, state } = useLiveQuery<LeadTool>({
    key: leadToolsPath,
    target: () => collection(backend().db, leadToolsPath),
  })
  const links = computed(() => new Map(rows.value.map(row => [row.id, row])))
  const all = computed(() =>
    dictionary.words.value.map((word): ListedTool => ({ ...word, link: links.value.get(word.id) ?? null })),
  )
  return {
    all,
    offered: computed(() => all.value.filter(({ archived }) => !archived)),
    archived: computed(() => all.value.filter(({ archived }) => archived)),
    state: computed(() => (state.value === 'ready' ? dictionary.state.value : state.value)),
  }
}
