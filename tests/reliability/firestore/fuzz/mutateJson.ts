import type { Json, JsonObject } from '../../../../local/src/firestore/service/Json.ts'
import type { Random } from '../createRandom.ts'

const nested = (depth: number, wrap: (inner: Json) => Json): Json => {
  let json: Json = null
  for (let level = 0; level < depth; level += 1) json = wrap(json)
  return json
}

/** What no client sends, or only by mistake. */
const odd: readonly (() => Json)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => 2 ** 53,
  () => 2_147_483_648,
  () => '',
  () => 'x',
  () => '9223372036854775808',
  () => '-9223372036854775809',
  () => 'NaN',
  () => '\ud800',
  () => '\u0000',
  () => '__name__',
  () => '__reserved__',
  () => '..',
  () => 'a/b',
  () => 'a//b',
  () => '`',
  () => 'a.`b\\`.c`',
  () => 'projects/p/databases/d/documents',
  () => 'projects/demo-fuzz/databases/(default)/documents/a/b/c',
  () => '2026-02-30T25:61:00Z',
  () => '10000-01-01T00:00:00Z',
  () => '0001-01-01T00:00:00.000000001Z',
  () => '!!! no base64 !!!',
  () => [],
  () => [null],
  () => [[]],
  () => ({}),
  () => ({ __proto__: null, constructor: 1, toString: 'x', hasOwnProperty: null }),
  () => JSON.parse('{"__proto__":{"a":1},"fields":{"__proto__":{"stringValue":"x"}}}') as Json,
  () => ({ stringValue: 'a', integerValue: '1' }),
  () => ({ arrayValue: { values: [{ arrayValue: { values: [] } }] } }),
  () => ({ mapValue: { fields: { '': { nullValue: null } } } }),
  () => ({ seconds: '1', nanos: -1 }),
  () => nested(40, inner => ({ mapValue: { fields: { a: inner } } })),
]

const deep = (open: string, close: string, depth = 20_000) =>
  `${open.repeat(depth)}null${close.repeat(depth)}`
// Too deep for a program to make and write: they stand in the text only.
const large: readonly (() => string)[] = [
  () => JSON.stringify('x'.repeat(2000)),
  () => JSON.stringify('я'.repeat(100_000)),
  () => JSON.stringify(Array.from({ length: 2000 }, () => ({ integerValue: '1' }))),
  () => deep('[', ']'),
  () => deep('{"mapValue":{"fields":{"a":', '}}}'),
  () => deep('{"arrayValue":{"values":[', ']}}'),
  () => deep('{"compositeFilter":{"op":"AND","filters":[', ']}}'),
]
const largeMark = '(something large)'

/** The text of what `mutateJson` made. */
export function textOf(random: Random, json: Json): string {
  return JSON.stringify(json).replaceAll(JSON.stringify(largeMark), () => random.pick(large)())
}

interface Place {
  readonly holder: Json[] | { [member: string]: Json }
  readonly at: string
}

const placesOf = (json: Json): Place[] => {
  if (typeof json !== 'object' || json === null) return []
  const holder = json as Place['holder']
  return Object.entries(json as JsonObject).flatMap(([at, inner = null]) => [
    { holder, at },
    ...placesOf(inner),
  ])
}

/** `json` with one to four members replaced, removed, renamed or doubled; sometimes something else altogether. */
export function mutateJson(random: Random, json: JsonObject): Json {
  if (random.chance(0.02)) return random.pick(odd)()
  const changed = structuredClone(json) as Json
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    const places = placesOf(changed)
    if (places.length === 0) break
    const { holder, at } = random.pick(places)
    const members = holder as { [member: string]: Json }
    const kind = random.below(10)
    if (kind < 5) members[at] = random.chance(0.01) ? largeMark : random.pick(odd)()
    else if (kind < 7) Reflect.deleteProperty(members, at)
    else if (kind === 7 && Array.isArray(holder)) holder.push(...structuredClone<Json[]>(holder.slice(0, 50)))
    else if (kind === 7) members[`${at}x`] = members[at] ?? null
    else {
      const other = random.pick(places)
      const taken = (other.holder as { [member: string]: Json })[other.at] ?? null
      if (JSON.stringify(taken).length < 10_000) members[at] = structuredClone(taken) as Json
    }
  }
  return changed
}
