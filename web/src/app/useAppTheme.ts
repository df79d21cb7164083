import { usePreferredDark } from '@vueuse/core'
import { computed, shallowRef, watchEffect } from 'vue'
import { useTheme } from 'vuetify'
import { keepLocally } from '../ui/keepLocally.ts'

export type ThemeChoice = 'light' | 'dark' | 'system'

const KEPT = 'chats.theme'
const stored = localStorage.getItem(KEPT)
const choice = shallowRef<ThemeChoice>(stored === 'light' || stored === 'dark' ? stored : 'system')

/** Light, dark or the system's: kept in this browser (public/theme.js applies it before the first paint). */
export function useAppTheme() {
  const vuetify = useTheme()
  const systemDark = usePreferredDark()
  const dark = computed(() => choice.value === 'dark' || (choice.value === 'system' && systemDark.value))

  watchEffect(() => {
    const name = dark.value ? 'dark' : 'light'
    document.documentElement.dataset.theme = name
    vuetify.change(name)
    document
      .querySelector('meta[name=theme-color]')
      ?.setAttribute('content', dark.value ? '#141a22' : '#ffffff')
  })

  function choose(next: ThemeChoice) {
    choice.value = next
    keepLocally(KEPT, next)
  }
  return { choice, choose }
}
