import { jobPartPath } from '@chats/domain/paths'
import { backend } from '../backend.ts'

const TRIES = 4
const PAUSE_MS = 1000

/** Puts a part of an import into Storage, some times over if it has to be; rejects when it cannot be had through. */
export async function uploadPart(jobId: string, part: number, text: string): Promise<void> {
  const [{ ref, uploadBytes }, storage] = await Promise.all([import('firebase/storage'), backend().storage()])
  const bytes = new TextEncoder().encode(text)
  for (let tried = 1; ; tried++) {
    try {
      await uploadBytes(ref(storage, jobPartPath(jobId, part)), bytes, {
        contentType: 'application/x-ndjson',
      })
      return
    } catch (error) {
      if (tried === TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS * tried))
    }
  }
}
