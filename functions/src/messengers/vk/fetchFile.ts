import { refuseFile } from '../fileRefusal.ts'
import type { Community } from './callVk.ts'
import { isVkAddress } from './isVkAddress.ts'

const LARGEST = 20 * 1024 * 1024
const MOST_REDIRECTS = 3
const GONE = new Set([401, 403, 404, 410])

/**
 * The bytes behind an address that came with an update, at most 20 MiB. Only VK's own hosts are asked, at every redirect
 * too, and the community's token goes to none of them.
 */
export async function fetchFile(
  address: string,
  { apiRoot, timeoutMs }: Pick<Community, 'apiRoot' | 'timeoutMs'>,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const signal = AbortSignal.timeout(timeoutMs)
  let from = address
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (!isVkAddress(from, apiRoot)) throw refuseFile('gone')
    const response = await fetch(from, { redirect: 'manual', signal }).catch(() => null)
    const next =
      response && response.status >= 300 && response.status < 400 && response.headers.get('location')
    if (next) {
      from = URL.canParse(next, from) ? new URL(next, from).href : ''
      continue
    }
    if (!response?.ok) {
      if (response && GONE.has(response.status)) throw refuseFile('gone')
      throw new Error(`file: ${response?.status ?? 'no answer'}`)
    }
    const contentType = response.headers.get('content-type') ?? 'application/octet-stream'
    return { bytes: await readCapped(response), contentType }
  }
  throw refuseFile('gone')
}

async function readCapped(response: Response): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST) {
    await response.body?.cancel()
    throw refuseFile('too_big')
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST) throw refuseFile('too_big')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
