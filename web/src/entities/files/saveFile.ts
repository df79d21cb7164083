import type { Attachment } from '@chats/domain/Attachment'
import { readFile } from './readFile.ts'
import { safeFileName } from './safeFileName.ts'
import { saveBlob } from './saveBlob.ts'

/** Puts a stored attachment among this device's downloads; false when it cannot be had. It is never opened here. */
export async function saveFile({ path, name }: Pick<Attachment, 'path' | 'name'>): Promise<boolean> {
  if (!path) return false
  try {
    saveBlob(await readFile(path), safeFileName(name))
    return true
  } catch {
    return false
  }
}
