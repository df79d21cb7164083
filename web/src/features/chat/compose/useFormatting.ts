import type { Formatting } from '@chats/domain/Formatting'
import { isFormatted, toggleFormatting } from '@chats/domain/toggleFormatting'
import { useEventListener } from '@vueuse/core'
import { computed, nextTick, shallowRef } from 'vue'

/** What a manager can format with. */
export const formats = ['bold', 'italic', 'underline', 'strikethrough', 'code', 'quote', 'link'] as const
export type Format = (typeof formats)[number]

/** By the place of the key, so that they work in any layout; `s` with Shift. Ctrl+K only where words are chosen. */
export const formatKeys: Readonly<Record<Format, readonly [code: string, shift: boolean, shown: string]>> = {
  bold: ['KeyB', false, 'Ctrl + B'],
  italic: ['KeyI', false, 'Ctrl + I'],
  underline: ['KeyU', false, 'Ctrl + U'],
  strikethrough: ['KeyX', true, 'Ctrl + Shift + X'],
  code: ['KeyM', true, 'Ctrl + Shift + M'],
  quote: ['Period', true, 'Ctrl + Shift + .'],
  link: ['KeyK', false, 'Ctrl + K'],
}

interface Around {
  readonly field: () => HTMLTextAreaElement | null | undefined
  readonly text: () => string
  readonly formatting: () => readonly Formatting[]
  readonly write: (formatting: readonly Formatting[]) => void
}

/** The formatting of what is chosen in a field. The field itself holds plain words; formatting is kept beside them. */
export function useFormatting({ field, text, formatting, write }: Around) {
  const range = shallowRef({ from: 0, to: 0 })
  /** The address of a link is being asked for. */
  const asksLink = shallowRef(false)

  function look() {
    const element = field()
    if (!element || document.activeElement !== element) return
    range.value = { from: element.selectionStart, to: element.selectionEnd }
  }
  useEventListener(document, ['selectionchange', 'keyup', 'pointerup'], look)

  /** One line of code, or several. */
  const typeOf = (format: Format): Formatting['type'] => {
    const { from, to } = range.value
    return format === 'code' && text().slice(from, to).includes('\n') ? 'pre' : format
  }
  const chosen = computed(() => range.value.to > range.value.from && range.value.to <= text().length)

  async function apply(format: Format, url?: string) {
    const { from, to } = range.value
    write(toggleFormatting(formatting(), typeOf(format), { from, to }, url))
    await nextTick()
    field()?.focus()
    field()?.setSelectionRange(from, to)
  }

  function press(format: Format) {
    if (!chosen.value) return
    if (format === 'link' && !isFormatted(formatting(), 'link', range.value)) asksLink.value = true
    else void apply(format)
  }

  return {
    chosen,
    asksLink,
    press,
    link(url: string) {
      asksLink.value = false
      void apply('link', url)
    },
    leaveLink() {
      asksLink.value = false
      field()?.focus()
    },
    isOn: (format: Format) => chosen.value && isFormatted(formatting(), typeOf(format), range.value),
    /** Takes a key that formats; true when it was one. */
    onKey(event: KeyboardEvent): boolean {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return false
      look()
      const format = formats.find(one => {
        const [code, shift] = formatKeys[one]
        return event.code === code && event.shiftKey === shift
      })
      if (!format || (format === 'link' && !chosen.value)) return false
      event.preventDefault()
      event.stopPropagation()
      press(format)
      return true
    },
  }
}
