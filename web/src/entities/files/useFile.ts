import type { Attachment } from '@chats/domain/Attachment'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { fileShelf, openFile } from './openFile.ts'
import type { OpenFile } from './openFile.ts'

/**
 * A stored attachment to show or to play. It loads by itself while `auto` says so, else when `load` is called; whoever
 * uses it stands in the document only near the view, so nothing far away is loaded.
 */
export function useFile(attachment: () => Attachment | undefined, auto: () => boolean) {
  const open = shallowRef<OpenFile | null>(null)
  let held: string | null = null

  function hold(path: string | null, type: string) {
    const before = held
    held = path
    open.value = path === null ? null : fileShelf.take(path, () => openFile(path, type))
    if (before !== null) fileShelf.put(before)
  }

  watch(
    () => {
      const file = attachment()
      return file?.state === 'stored' && file.path ? file.path : null
    },
    path => hold(path, attachment()?.type ?? ''),
    { immediate: true },
  )
  watch(
    [open, auto],
    ([file, wanted]) => {
      if (wanted) void file?.load()
    },
    { immediate: true },
  )
  onScopeDispose(() => hold(null, ''))

  return {
    url: computed(() => open.value?.url.value ?? null),
    state: computed(() => open.value?.state.value ?? 'idle'),
    load: async () => (await open.value?.load()) ?? null,
  }
}
