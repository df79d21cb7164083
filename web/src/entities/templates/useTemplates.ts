import { templatesPath } from '@chats/domain/paths'
import type { Template } from '@chats/domain/Template'
import { collection, orderBy, query } from 'firebase/firestore'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'

/** The company's chat templates in their order, live. */
export function useTemplates() {
  const { rows, state } = useLiveQuery<Template>({
    key: templatesPath,
    target: () => query(collection(backend().db, templatesPath), orderBy('order')),
  })
  return {
    state,
    all: rows,
    offered: computed(() => rows.value.filter(({ archived }) => !archived)),
  }
}
