import { watch } from 'vue'
import { useShared } from '../../../entities/shared/useShared.ts'

/** What another app shared goes to the chat that is open, or is opened next: files beside the words, text after them. */
export function useSharedInto(
  add: (files: readonly File[]) => void,
  draft: { readonly text: { readonly value: string }; readonly write: (text: string) => void },
) {
  const shared = useShared()
  watch(
    () => shared.waiting,
    () => {
      const taken = shared.take()
      if (!taken) return
      if (taken.files.length) add(taken.files)
      if (taken.text) draft.write([draft.text.value, taken.text].filter(Boolean).join('\n'))
    },
    { immediate: true },
  )
}
