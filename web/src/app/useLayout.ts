import { useMediaQuery } from '@vueuse/core'
import { computed } from 'vue'

export type Layout = 'wide' | 'medium' | 'narrow'

/** Three panes from 1145 px, two from 840 px, one below. */
export function useLayout() {
  const wide = useMediaQuery('(min-width: 1145px)')
  const medium = useMediaQuery('(min-width: 840px)')
  return computed<Layout>(() => {
    if (wide.value) return 'wide'
    return medium.value ? 'medium' : 'narrow'
  })
}
