/** The instant a token stands for; `null` when the server did not make it. */
export function decodeResumeToken(token: string): bigint | null {
  const text = Buffer.from(token, 'base64').toString()
  return /^\d{1,20}$/.test(text) ? BigInt(text) : null
}
