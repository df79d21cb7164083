/**
 * The types that a browser may upload, whole: nothing among them is run when it is opened (no HTML, SVG, XML or script).
 * firestore.rules and storage.rules have the same words.
 */
export const UPLOAD_TYPES =
  '(image/(jpeg|png|webp|gif)|video/(mp4|webm|quicktime|mpeg|3gpp|x-matroska)|audio/(ogg|webm|mp4|mpeg|aac|wav|x-wav|x-m4a|flac|3gpp|opus)|text/(plain|csv)|application/(pdf|zip|gzip|json|rtf|msword|octet-stream|x-7z-compressed|x-rar-compressed|vnd[.][A-Za-z0-9.-]+))(; ?codecs=[A-Za-z0-9.,]+)?'

const pattern = new RegExp(`^(?:${UPLOAD_TYPES})$`, 'u')

/** The type under which a file is uploaded: its own where that is allowed, else just bytes. */
export const uploadTypeOf = (type: string): string => (pattern.test(type) ? type : 'application/octet-stream')
