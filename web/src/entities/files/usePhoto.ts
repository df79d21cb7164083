import { shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import { backend } from '../backend.ts'

const BIGGEST = 1024 * 1024
const urls = new Map<string, Promise<string | null>>()

/**
 * A picture from Storage as an object URL, loaded under the rules and once per page; null while loading and when it
 * cannot be had. No public download link is ever made.
 */
export function usePhoto(path: MaybeRefOrGetter<string | undefined>): Readonly<ShallowRef<string | null>> {
  const url = shallowRef<string | null>(null)
  watch(
    () => toValue(path),
    wanted => {
      url.value = null
      if (!wanted) return
      void load(wanted).then(loaded => {
        if (toValue(path) === wanted) url.value = loaded
      })
    },
    { immediate: true },
  )
  return url
}

function load(path: string): Promise<string | null> {
  const known = urls.get(path)
  if (known) return known
  const loading = download(path).catch(() => null)
  urls.set(path, loading)
  return loading
}

async function download(path: string): Promise<string> {
  const [{ getBlob, ref }, storage] = await Promise.all([import('firebase/storage'), backend().storage()])
  return URL.createObjectURL(await getBlob(ref(storage, path), BIGGEST))
}
