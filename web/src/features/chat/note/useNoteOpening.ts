import { useEventListener } from '@vueuse/core'
import { shallowRef, watch } from 'vue'
import { useNoteAsked } from '../../../entities/notes/useNoteAsked.ts'
import type { useNote } from './useNote.ts'

/** Opens the note of a chat: by its button, by Ctrl+Shift+A in any layout (S-99), by the palette. */
export function useNoteOpening({ open }: ReturnType<typeof useNote>, back: () => void) {
  const asked = useNoteAsked()
  const mentionFirst = shallowRef(false)

  function show(mention: boolean) {
    mentionFirst.value = mention
    // Anew where it is open, so that the field to mention in has the focus.
    if (mention && open.value) document.querySelector<HTMLElement>('[data-testid=mention-field]')?.focus()
    open.value = true
  }

  useEventListener(window, 'keydown', event => {
    const meant = event.code === 'KeyA' && event.shiftKey && (event.ctrlKey || event.metaKey) && !event.altKey
    if (!meant || document.querySelector('[role="dialog"]')) return
    event.preventDefault()
    show(true)
  })
  watch(
    () => asked.times,
    () => show(true),
  )

  // Sent or left: the composer has the focus again.
  watch(open, now => {
    if (!now) back()
  })
  return { open, mentionFirst, show, close: () => (open.value = false) }
}
