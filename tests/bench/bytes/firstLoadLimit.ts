import type { Sizes } from './sizesOf.ts'

/** What the inbox may ask for before its first row is there: its JavaScript and CSS, in thousands of bytes as gzip. */
export const firstLoadLimit = { files: 12, gzip: 340_000 }

/** Whether a first load is more than it may be. */
export const isOverLimit = ({ files, gzip }: Pick<Sizes, 'files' | 'gzip'>) =>
  files > firstLoadLimit.files || gzip > firstLoadLimit.gzip
