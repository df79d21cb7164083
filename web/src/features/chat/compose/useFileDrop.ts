import { useDropZone } from '@vueuse/core'
import { computed, type Ref } from 'vue'

/** Files dropped anywhere on an element; true while they are held over it. */
export function useFileDrop(
  zone: Readonly<Ref<HTMLElement | null>>,
  taken: () => boolean,
  drop: (files: File[]) => void,
) {
  const { isOverDropZone } = useDropZone(zone, {
    multiple: true,
    onDrop: files => {
      if (taken() && files?.length) drop(files)
    },
  })
  return computed(() => isOverDropZone.value && taken())
}
