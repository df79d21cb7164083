import { refuseFile } from '../fileRefusal.ts'

/**
 * The whole body of an answer, read piece by piece so that no more than `most` bytes are ever held. Throws when it is
 * bigger, and when it is not as long as its header or the messenger's own `size` say: half a file is none.
 */
export async function readWhole(
  response: Response,
  { size, most }: { readonly size: number | undefined; readonly most: number },
): Promise<Uint8Array> {
  const header = response.headers.get('content-length')
  const told = header === null || response.headers.has('content-encoding') ? undefined : Number(header)
  if ((told ?? 0) > most) return abandon(response, refuseFile('too_big'))
  if (told !== undefined && size !== undefined && told !== size) {
    return abandon(response, new Error(`file: ${told} bytes of ${size} offered`))
  }
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of response.body ?? []) {
      length += piece.byteLength
      if (length > most) break
      pieces.push(piece)
    }
  } catch {
    throw new Error(`file: broke off after ${length} bytes`)
  }
  if (length > most) throw refuseFile('too_big')
  const expected = size ?? told
  if (expected !== undefined && length !== expected)
    throw new Error(`file: ${length} bytes of ${expected} came`)
  return Buffer.concat(pieces)
}

async function abandon(response: Response, error: Error): Promise<never> {
  await response.body?.cancel().catch(() => undefined)
  throw error
}
