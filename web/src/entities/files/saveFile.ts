import type { Attachment } from '@chats/domain/Attachment'
import { readFile } from './readFile.ts'
import { safeFileName } from './safeFileName.ts'

const REVOKE_MS = 60_000

/** Puts a stored attachment among this device's downloads; false when it cannot be had. It is never opened here. */
export async function saveFile({ path, name }: Attachment): Promise<boolean> {
  if (!path) return false
  try {
    const blob = await readFile(path)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'))
    link.download = safeFileName(name)
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_MS)
    return true
  } catch {
    return false
  }
}
