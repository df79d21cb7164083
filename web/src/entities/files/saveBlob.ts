const REVOKE_MS = 60_000

/** Puts bytes among this device's downloads under a name; they are never opened here. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_MS)
}
