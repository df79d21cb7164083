import { lookup } from 'node:dns/promises'
import { request as requestHttp } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { hookErrorOf } from '@chats/domain/HookError'
import type { HookError } from '@chats/domain/HookError'
import type { HookAnswer } from '../usecases/Deliveries.ts'
import { hookTarget } from './hookTarget.ts'
import { isPublicAddress } from './isPublicAddress.ts'

interface Address {
  readonly address: string
  readonly family: number
}

/** What of this may be different on one machine, and in tests. */
export interface HookWire {
  /** The addresses of a host name. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>
  /** `http:` and any port, to this machine alone: for the local stack, where nothing speaks TLS. */
  readonly allowLoopback?: boolean
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 5_000
const MOST_BYTES = 64 * 1024

/**
 * Posts a body to an address that somebody typed. Only `https:` to the public network; the host is looked up once, every
 * address of it has to be public, and the connection goes to the address that was looked at, so a name that changes
 * meanwhile leads nowhere. No redirect is followed, the whole takes five seconds at most, and of the answer no more than
 * 64 KiB are taken in, which nobody looks at.
 */
export async function postHook(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { resolve = lookUp, allowLoopback = false, timeoutMs = TIMEOUT_MS }: HookWire = {},
): Promise<HookAnswer> {
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    const target = hookTarget(url, allowLoopback)
    if (typeof target === 'string') return { ok: false, error: target }
    const { host, isLocal } = target
    const addresses = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await raced(resolve(host), deadline)
    const [first] = addresses
    if (!first) return { ok: false, error: 'no_address' }
    if (!isLocal && !addresses.every(({ address }) => isPublicAddress(address)))
      return { ok: false, error: 'private_address' }
    return await post(target.url, first, { headers, body, deadline })
  } catch (error) {
    if (deadline.aborted) return { ok: false, error: 'timeout' }
    return { ok: false, error: codeOf(error) }
  }
}

const lookUp = (host: string) => lookup(host, { all: true, verbatim: true })

/** The lookup itself cannot be stopped, only left behind. */
const raced = <T>(work: Promise<T>, deadline: AbortSignal): Promise<T> =>
  new Promise((settle, reject) => {
    deadline.addEventListener('abort', () => reject(new Error('late')), { once: true })
    work.then(settle, reject)
  })

function post(
  url: URL,
  { address, family }: Address,
  {
    headers,
    body,
    deadline,
  }: { headers: Readonly<Record<string, string>>; body: string; deadline: AbortSignal },
): Promise<HookAnswer> {
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      'User-Agent': 'Chats-Webhooks/1',
      // What is packed is neither unpacked nor asked for.
      'Accept-Encoding': 'identity',
      ...headers,
    },
    // A connection of its own: one that is kept open would be to an address that was looked at long ago.
    agent: false,
    signal: deadline,
    // The name is not looked up again.
    lookup: (_host, wanted, answer) => {
      if (wanted.all) answer(null, [{ address, family }])
      else answer(null, address, family)
    },
  }
  return new Promise((settle, reject) => {
    const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, response =>
      read(response).then(settle, reject),
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Takes the answer in up to its limit; what counts is its status. */
async function read(response: IncomingMessage): Promise<HookAnswer> {
  const status = response.statusCode ?? 0
  let bytes = 0
  for await (const chunk of response) {
    bytes += (chunk as Buffer).byteLength
    if (bytes > MOST_BYTES) break
  }
  response.destroy()
  if (status >= 200 && status < 300) return { ok: true, status }
  return { ok: false, status, error: status >= 300 && status < 400 ? 'redirect' : 'status' }
}

/** A word for the log of deliveries; never a text of the other side. */
const codeOf = (error: unknown): HookError =>
  hookErrorOf(typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '')
