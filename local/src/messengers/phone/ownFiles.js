import { readBytes } from './readBytes.js'

/** More does not fit into a control call with its base64. */
export const largestFile = 40 * 1024 * 1024

/** @param {string} type */
function kindOf(type) {
  if (type === 'image/gif') return 'gif'
  if (/^image\/(jpeg|png|webp)$/.test(type)) return 'photo'
  if (/^video\//.test(type)) return 'video'
  return /^audio\//.test(type) ? 'audio' : 'document'
}

/**
 * Files of one's own as they are sent; as documents when asked.
 * @param {File[]} files
 * @param {boolean} [asDocuments]
 * @returns {Promise<import('./acts.js').Media[]>}
 */
export const ownFiles = (files, asDocuments = false) =>
  Promise.all(
    files.map(async file => ({
      kind: asDocuments ? 'document' : kindOf(file.type),
      name: file.name,
      type: file.type || 'application/octet-stream',
      data: await readBytes(file),
    })),
  )
