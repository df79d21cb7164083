import { isRecord } from '../readForm.ts'
import type { FormFile } from '../parseMultipart.ts'
import { badRequest } from './Refusal.ts'

/** The parameters of a call, which come as JSON values or as strings; the readers throw Telegram's refusals. */
export interface Params {
  raw: Record<string, unknown>
  files: FormFile[]
  text(name: string): string | undefined
  number(name: string): number | undefined
  flag(name: string): boolean
  json(name: string): unknown
  file(name: string): FormFile | undefined
}

/** Reads parameters of either form; JSON inside strings is opened, as multipart bodies carry it. */
export function createParams(fields: Record<string, unknown>, files: FormFile[]): Params {
  const raw = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, opened(value)]))

  return {
    raw,
    files,
    text(name) {
      const value = fields[name]
      if (value === undefined || value === null) return undefined
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
    },
    number(name) {
      const value = fields[name]
      if (value === undefined || value === null || value === '') return undefined
      const number = Number(value)
      if (!Number.isFinite(number)) throw badRequest(`invalid ${name} specified`)
      return number
    },
    flag: name => fields[name] === true || fields[name] === 'true' || fields[name] === '1',
    json(name) {
      const value = raw[name]
      if (typeof value === 'string' && value !== '') {
        throw badRequest(`can't parse ${name}: expected JSON`)
      }
      return value === '' ? undefined : value
    },
    file(name) {
      const value = fields[name]
      const attached = isRecord(value) ? undefined : /^attach:\/\/(.+)$/.exec(String(value ?? ''))?.[1]
      return files.find(file => file.field === (attached ?? name))
    },
  }
}

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}
