import { backend } from '../backend.ts'

/** A file's bytes from Storage, under the rules; no public download link is ever made. Rejects when refused. */
export async function readFile(path: string): Promise<Blob> {
  const [{ getBlob, ref }, storage] = await Promise.all([import('firebase/storage'), backend().storage()])
  return getBlob(ref(storage, path))
}
