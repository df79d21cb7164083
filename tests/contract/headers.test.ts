import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Rule {
  readonly source: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
}
const { hosting } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../firebase.json'), 'utf8')) as {
  hosting: { headers: readonly Rule[] }
}
const headers = new Map(
  hosting.headers.find(({ source }) => source === '**')?.headers.map(({ key, value }) => [key, value]),
)
const policy = new Map(
  headers
    .get('Content-Security-Policy')
    ?.split(';')
    .map(part => part.trim().split(' '))
    .map(([name = '', ...sources]) => [name, sources]),
)

describe('the headers of the page', () => {
  it('let nobody frame it, and no foreign code in', () => {
    expect(policy.get('frame-ancestors')).toEqual(["'none'"])
    expect(policy.get('script-src')).toEqual(["'self'"])
    expect(policy.get('object-src')).toEqual(["'none'"])
    expect(policy.get('base-uri')).toEqual(["'none'"])
    expect(policy.get('form-action')).toEqual(["'self'"])
  })

  it('let it talk to Google’s hosts alone', () => {
    const hosts = policy.get('connect-src') ?? []
    expect(hosts.length).toBeGreaterThan(1)
    for (const host of hosts)
      expect(host).toMatch(/^'self'$|^https:\/\/\*\.(?:googleapis\.com|cloudfunctions\.net|run\.app)$/u)
  })

  it('keep types as they are told, addresses to themselves and other windows out', () => {
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=31536000')
  })
})
