import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Bytes of files as they are, and as a server sends them. */
export interface Sizes {
  readonly files: number
  readonly raw: number
  readonly gzip: number
  readonly brotli: number
}

/** Each file compressed by itself, at the strength that servers keep compressed files with. */
export function sizesOf(files: readonly Uint8Array[]): Sizes {
  const sum = (size: (file: Uint8Array) => number) => files.reduce((total, file) => total + size(file), 0)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  return {
    files: files.length,
    raw: sum(file => file.length),
    gzip: sum(file => gzipSync(file, { level: 9 }).length),
    brotli: sum(file => brotliCompressSync(file, quality).length),
  }
}
