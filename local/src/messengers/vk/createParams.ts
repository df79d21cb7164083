import { wrongParameter } from './Refusal.ts'

/** The parameters of a call, all of them text; the readers throw VK's refusals. */
export interface Params {
  /** Without the token. */
  raw: Record<string, string>
  text(name: string): string | undefined
  number(name: string): number | undefined
  /** The same, refused when it is missing. */
  required(name: string): number
  flag(name: string): boolean
  list(name: string): string[]
  json(name: string): unknown
}

/** Reads the fields of a form or a query. */
export function createParams(fields: Record<string, unknown>): Params {
  const all = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const raw = Object.fromEntries(all.filter(([name]) => name !== 'access_token'))
  const filled = (name: string) => (raw[name] === '' ? undefined : raw[name])

  const params: Params = {
    raw,
    text: filled,
    number(name) {
      const value = filled(name)
      if (value === undefined) return undefined
      if (!/^-?\d{1,19}$/.test(value)) throw wrongParameter(`${name} not integer`)
      return Number(value)
    },
    required(name) {
      const value = params.number(name)
      if (value === undefined) throw wrongParameter(`${name} is undefined`)
      return value
    },
    flag: name => filled(name) === '1' || filled(name) === 'true',
    list: name =>
      (filled(name) ?? '')
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== ''),
    json(name) {
      const value = filled(name)
      if (value === undefined) return undefined
      try {
        return JSON.parse(value) as unknown
      } catch {
        throw wrongParameter(`${name} should be a valid JSON`)
      }
    },
  }
  return params
}
