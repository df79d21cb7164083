import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto'

/** The keys of a browser that is pushed to: what it keeps to itself, and what it gives away. */
export interface BrowserKeys {
  readonly privateKey: Buffer
  readonly publicKey: Buffer
  readonly secret: Buffer
}

const KEY_BYTES = 65
const TAG_BYTES = 16

/** What a push says, as the browser reads it (RFC 8291, content encoding aes128gcm of RFC 8188, one record). */
export function openPush(body: Buffer, { privateKey, publicKey, secret }: BrowserKeys): string {
  const salt = body.subarray(0, 16)
  const senderLength = body.readUInt8(20)
  if (senderLength !== KEY_BYTES) throw new Error(`a key of ${senderLength} bytes`)
  const sender = body.subarray(21, 21 + KEY_BYTES)
  const sealed = body.subarray(21 + KEY_BYTES)
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(privateKey)
  const derive = (key: Buffer, salted: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salted, info, length))
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
  const shared = derive(ecdh.computeSecret(sender), secret, info, 32)
  const key = derive(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0 || padded.subarray(end + 1).some(byte => byte !== 0)) throw new Error('no end of the record')
  return padded.subarray(0, end).toString()
}

/** The claims of an `Authorization` by VAPID (RFC 8292), and the key it is signed with; throws when the signature is another's. */
export function readVapid(authorization: string): { readonly claims: unknown; readonly key: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/u.exec(authorization) ?? []
  const [head = '', body = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const genuine = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!genuine) throw new Error('not signed with the key that it names')
  return { claims: JSON.parse(Buffer.from(body, 'base64url').toString()), key }
}
