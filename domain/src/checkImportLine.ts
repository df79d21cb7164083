import type { FieldValue } from './Card.ts'
import { emailKey } from './contactKeys.ts'
import type { DictionaryEntry } from './Dictionary.ts'
import type { ColumnTarget } from './importColumns.ts'
import type { ImportLine } from './ImportLine.ts'
import { plainCell } from './safeCell.ts'

/** Why a line is not taken. */
export const lineFaults = [
  'nobody',
  'name_too_long',
  'bad_phone',
  'bad_email',
  'unknown_tag',
  'unknown_plan',
  'unknown_stage',
  'unknown_manager',
  'bad_value',
  'note_too_long',
  'too_many',
] as const
export type LineFault = (typeof lineFaults)[number]

/** What is wrong with a line: why, and what stands there, shortened. */
export interface LineProblem {
  readonly why: LineFault
  readonly value: string
}

type Words = Readonly<Record<string, DictionaryEntry>>

/** What lines are checked against. */
export interface ImportContext {
  readonly columns: readonly ColumnTarget[]
  readonly tags: Words
  readonly plans: Words
  readonly fields: Words
  /** Managers at work, by uid. */
  readonly managers: Readonly<Record<string, { readonly name: string; readonly email?: string }>>
  /** The phone in E.164; null for what is none. */
  readonly readPhone: (text: string) => string | null
}

const LONGEST = { name: 200, note: 5000, field: 2000, email: 254, shown: 80 }
const MOST = { contacts: 20, tags: 50 }

/** The person of one line of a file, or all that is wrong with it; a line with a fault is not taken at all. */
export function checkImportLine(
  cells: readonly string[],
  line: number,
  context: ImportContext,
): ImportLine | readonly LineProblem[] {
  const problems: LineProblem[] = []
  const fault = (why: LineFault, value: string) => {
    problems.push({ why, value: value.slice(0, LONGEST.shown).toWellFormed() })
  }
  const of = (target: ColumnTarget) =>
    context.columns.flatMap((column, index) => {
      const cell = column === target ? clean(plainCell(cells[index] ?? '')) : ''
      return cell ? [cell] : []
    })
  const each = (target: ColumnTarget) => of(target).flatMap(cell => split(cell, /[,;\n|]/u))

  const phones = unique(
    each('phones').flatMap(text => {
      const phone = context.readPhone(plainCell(text))
      if (phone === null) fault('bad_phone', text)
      return phone ?? []
    }),
  )
  const emails = unique(
    each('emails')
      .flatMap(text => split(text, /\s/u))
      .flatMap(text => {
        const email = emailKey(plainCell(text))
        const good = email.length <= LONGEST.email && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(email)
        if (!good) fault('bad_email', text)
        return good ? email : []
      }),
  )
  const tags = unique(
    of('tags')
      .flatMap(cell => (idOf(context.tags, cell) ? [cell] : split(cell, /[,;\n|]/u)))
      .flatMap(title => {
        const id = idOf(context.tags, title)
        if (!id) fault('unknown_tag', title)
        return id ?? []
      }),
  )
  const plans = Object.fromEntries(
    of('plans')
      .flatMap(cell => (idOf(context.plans, cell) ? [cell] : split(cell, /[;\n|]/u)))
      .flatMap(text => {
        const place = readPlace(text, context.plans)
        if (typeof place === 'string') fault(place, text)
        return typeof place === 'string' ? [] : [place]
      }),
  )
  const fields = Object.fromEntries(
    unique(context.columns).flatMap(column => {
      const id = column?.startsWith('field:') ? column.slice('field:'.length) : ''
      const field = context.fields[id]
      const text = field ? of(column).join(' ') : ''
      if (!field || !text) return []
      const value = readField(text, field)
      if (value === null) fault('bad_value', `${field.title}: ${text}`)
      return value === null ? [] : [[id, value] as const]
    }),
  )
  const manager = of('assignee').join(' ')
  const assigneeId = manager ? managerOf(context.managers, manager) : null
  if (manager && !assigneeId) fault('unknown_manager', manager)

  const written = of('name').join(' ').replace(/\s+/gu, ' ')
  const name = written || (phones[0] ?? emails[0] ?? '')
  if (name.length > LONGEST.name) fault('name_too_long', name)
  if (!name && !problems.length) fault('nobody', '')
  const note = of('note').join('\n')
  if (note.length > LONGEST.note) fault('note_too_long', note)
  const most = Math.max(phones.length, emails.length) > MOST.contacts || tags.length > MOST.tags
  if (most) fault('too_many', String(Math.max(phones.length, emails.length, tags.length)))

  if (problems.length) return problems
  return { line, name, named: written !== '', phones, emails, tags, note, assigneeId, plans, fields }
}

/** Well-formed, without control characters but the line's end, and trimmed. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

const split = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map(part => part.trim())
    .filter(Boolean)

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

const same = (a: string, b: string) =>
  a.trim().toLowerCase().replaceAll('ё', 'е') === b.trim().toLowerCase().replaceAll('ё', 'е')

/** The word of that title, or of that id; offered ones first. */
function idOf(words: Words, title: string): string | undefined {
  const found = Object.entries(words).filter(([id, word]) => same(word.title, title) || id === title)
  return (found.find(([, { archived }]) => !archived) ?? found[0])?.[0]
}

/** «Plan», or «Plan: stage». */
function readPlace(
  text: string,
  plans: Words,
): readonly [string, string | null] | 'unknown_plan' | 'unknown_stage' {
  const whole = idOf(plans, text)
  if (whole) return [whole, plans[whole]?.stages?.[0]?.id ?? null]
  const colon = text.indexOf(':')
  const id = colon > 0 ? idOf(plans, text.slice(0, colon)) : undefined
  if (!id) return 'unknown_plan'
  const stage = plans[id]?.stages?.find(({ title }) => same(title, text.slice(colon + 1)))
  return stage ? [id, stage.id] : 'unknown_stage'
}

function managerOf(managers: ImportContext['managers'], text: string): string | null {
  const found = Object.entries(managers).filter(
    ([, { name, email }]) => same(name, text) || (email !== undefined && same(email, text)),
  )
  // Two of one name: whom is meant cannot be known.
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}

const yes = ['1', 'true', 'yes', 'y', '+', 'да', 'так', 'є']
const no = ['0', 'false', 'no', 'n', '-', 'нет', 'ні']

function readField(text: string, { type, choices }: DictionaryEntry): FieldValue | null {
  switch (type) {
    case 'number':
      return readNumber(text)
    case 'date':
      return readDate(text)
    case 'yesNo':
      return yes.some(word => same(word, text)) ? true : no.some(word => same(word, text)) ? false : null
    case 'choice':
      return choices?.find(choice => same(choice, text)) ?? null
    default:
      return text.length <= LONGEST.field ? text : null
  }
}

function readNumber(text: string): number | null {
  const plain = text.replace(/[\s_]/gu, '').replace(',', '.')
  const value = /^[+-]?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : NaN
  return Number.isFinite(value) ? value : null
}

/** `2024-03-31`, `31.03.2024` or `31/03/2024`, as `YYYY-MM-DD`; a day that no calendar has is none. */
function readDate(text: string): string | null {
  const iso = /^(?<y>\d{4})-(?<m>\d\d?)-(?<d>\d\d?)/u.exec(text)
  const { y, m, d } = (iso ?? /^(?<d>\d\d?)[./](?<m>\d\d?)[./](?<y>\d{4})$/u.exec(text))?.groups ?? {}
  if (!y || !m || !d) return null
  const day = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)))
  return day.getUTCDate() === Number(d) && day.getUTCMonth() === Number(m) - 1
    ? day.toISOString().slice(0, 10)
    : null
}
