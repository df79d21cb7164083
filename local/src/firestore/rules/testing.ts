import type { Filter } from '../query/Filter.ts'
import type { Json } from '../service/Json.ts'
import type { Fields, Value } from '../value/Value.ts'
import { compileRules } from './compileRules.ts'
import type { DocumentAccess, ListRequest, RulesDocument, Ruleset, SingleRequest } from './Ruleset.ts'

type Plain = null | boolean | number | bigint | string | Uint8Array | readonly Plain[] | PlainMap | Value
interface PlainMap {
  readonly [key: string]: Plain
}

const isValue = (plain: object): plain is Value => 'kind' in plain

/** A stored value from a plain one: numbers are doubles, bigints integers; anything else is written as a Value. */
export const value = (plain: Plain): Value => {
  if (plain === null) return { kind: 'null' }
  if (typeof plain === 'boolean') return { kind: 'boolean', value: plain }
  if (typeof plain === 'number') return { kind: 'double', value: plain }
  if (typeof plain === 'bigint') return { kind: 'integer', value: plain }
  if (typeof plain === 'string') return { kind: 'string', value: plain }
  if (plain instanceof Uint8Array) return { kind: 'bytes', value: plain }
  if (Array.isArray(plain)) return { kind: 'array', values: (plain as readonly Plain[]).map(value) }
  return isValue(plain) ? plain : { kind: 'map', fields: fields(plain as PlainMap) }
}

export const fields = (plain: PlainMap): Fields =>
  new Map(Object.entries(plain).map(([name, member]) => [name, value(member)]))

export const document = (path: string, plain: PlainMap): RulesDocument => ({ path, fields: fields(plain) })

/** Documents by path; `after` holds what the request would change, `null` where it deletes. */
export const store = (
  before: { readonly [path: string]: PlainMap },
  after: { readonly [path: string]: PlainMap | null } = {},
): DocumentAccess => {
  const read = (path: string, plain: PlainMap | null | undefined): RulesDocument | null =>
    plain ? document(path, plain) : null
  return {
    before: path => read(path, before[path]),
    after: path => read(path, path in after ? after[path] : before[path]),
  }
}

export const auth = (
  uid: string,
  token: { readonly [claim: string]: Json } = {},
): NonNullable<SingleRequest['auth']> => ({ uid, token: { sub: uid, user_id: uid, ...token } })

const blank: SingleRequest = {
  method: 'get',
  path: '',
  auth: null,
  time: 1_700_000_000_123_456n,
  resource: null,
  requestResource: null,
  access: store({}),
  accessed: new Set(),
}

export const get = (path: string, more: Partial<SingleRequest> = {}): SingleRequest => ({
  ...blank,
  accessed: new Set(),
  path,
  ...more,
})

export const list = (collectionId: string, more: Partial<ListRequest> = {}): ListRequest => ({
  method: 'list',
  parent: '',
  collectionId,
  allDescendants: false,
  auth: null,
  time: blank.time,
  where: null,
  orderBy: [],
  limit: null,
  offset: 0,
  access: blank.access,
  ...more,
})

/** `createdBy == x` as a filter; the field path is written with dots. */
export const where = (field: string, op: Extract<Filter, { kind: 'field' }>['op'], plain: Plain): Filter => ({
  kind: 'field',
  field: field.split('.'),
  op,
  value: value(plain),
})
export const and = (...filters: readonly Filter[]): Filter => ({ kind: 'and', filters })
export const or = (...filters: readonly Filter[]): Filter => ({ kind: 'or', filters })

/** The rules of a service around the given blocks and functions; throws on an issue. */
export const rulesOf = (body: string, version = '2'): Ruleset => {
  const content = `rules_version = '${version}';
service cloud.firestore {
match /databases/{database}/documents {
${body}
}}`
  const { ruleset, issues } = compileRules([{ name: 'security.rules', content }])
  if (!ruleset) throw new Error(issues.map(({ description }) => description).join('; '))
  return ruleset
}

/** What an expression makes of a `get`: whether it is true, or the reason why it is not. */
export const evaluate = (expression: string, request: Partial<SingleRequest> = {}): true | string => {
  const verdict = rulesOf(`match /{path=**} { allow get: if ${expression}; }`).check(
    get('things/t1', request),
  )
  return verdict.allowed || verdict.message
}
