/**
 * Bytes as base64, the way control calls carry them.
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
export function readBytes(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(blob)
  })
}
