/** VK puts the channel's secret into every body. */
const SECRET_FIELDS = ['secret', 'access_key']

/** A webhook's body as it may be shown to an admin: pretty where it is JSON, without the channel's secret. */
export function blankSecrets(raw: string): string {
  try {
    const body: unknown = JSON.parse(raw)
    const hide = (name: string, value: unknown) =>
      SECRET_FIELDS.includes(name) && typeof value === 'string' ? '•••' : value
    return JSON.stringify(body, hide, 2)
  } catch {
    return raw.replace(/("secret"\s*:\s*")[^"]*/gu, '$1•••')
  }
}
