import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { openPush, readVapid } from './openPush.ts'
import type { BrowserKeys } from './openPush.ts'

/** A push as it came: what it says, and what its headers told the service. */
export interface SeenPush {
  readonly says: Record<string, unknown>
  readonly ttl: string
  readonly urgency: string
  readonly topic: string
  readonly claims: unknown
  readonly key: string
}

/** A push service of the Web (RFC 8030), with the browsers behind it. */
export interface PushService {
  /** A new browser, as its `PushSubscription` tells. */
  subscribe(): { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
  /** What a browser got, in order. */
  got(endpoint: string): readonly SeenPush[]
  /** From now on a browser's address answers this; 201 takes pushes again. */
  answer(endpoint: string, status: number): void
  /** How often the service was asked at all, by addresses that it does not have, too. */
  asked(): number
  close(): Promise<void>
}

interface Subscription extends BrowserKeys {
  status: number
  readonly got: SeenPush[]
}

/** Starts it on a free port; it takes what is encrypted and signed as the RFCs say, and refuses everything else. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, Subscription>()
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    void buffer(request).then(body => {
      const browser = browsers.get(request.url ?? '')
      const header = (name: string) => String(request.headers[name] ?? '')
      if (!browser) return response.writeHead(404).end()
      if (browser.status !== 201) return response.writeHead(browser.status).end()
      if (header('content-encoding') !== 'aes128gcm' || header('ttl') === '')
        return response.writeHead(400).end()
      try {
        const { claims, key } = readVapid(header('authorization'))
        browser.got.push({
          says: JSON.parse(openPush(body, browser)) as Record<string, unknown>,
          ttl: header('ttl'),
          urgency: header('urgency'),
          topic: header('topic'),
          claims,
          key,
        })
        response.writeHead(201, { location: `${request.url}/message` }).end()
      } catch {
        response.writeHead(403).end()
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = (endpoint: string) => {
    const browser = browsers.get(new URL(endpoint).pathname)
    if (!browser) throw new Error(`no browser at ${endpoint}`)
    return browser
  }
  return {
    subscribe() {
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const [privateKey, publicKey, secret] = [ecdh.getPrivateKey(), ecdh.getPublicKey(), randomBytes(16)]
      const path = `/push/${randomBytes(12).toString('base64url')}`
      browsers.set(path, { privateKey, publicKey, secret, status: 201, got: [] })
      return {
        endpoint: `${origin}${path}`,
        p256dh: publicKey.toString('base64url'),
        auth: secret.toString('base64url'),
      }
    },
    got: endpoint => at(endpoint).got,
    answer(endpoint, status) {
      at(endpoint).status = status
    },
    asked: () => asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
