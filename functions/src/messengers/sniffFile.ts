/** The MIME type that the bytes themselves tell; the library is loaded only where a file is copied. */
export async function sniffFile(bytes: Uint8Array): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type')
  return (await fileTypeFromBuffer(bytes))?.mime
}
