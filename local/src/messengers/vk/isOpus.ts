/** Is it an OGG file whose first stream is Opus, as VK wants its voice messages? */
export function isOpus(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'OggS' && bytes.subarray(0, 256).includes('OpusHead')
}
