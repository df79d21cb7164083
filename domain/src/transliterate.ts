/** Letters that are read in more than one way: the same choice is made for the whole word. */
interface Reading {
  readonly family: string
  readonly options: readonly string[]
}

const either = (family: string, ...options: readonly string[]): Reading => ({ family, options })

/** Latin spellings in the order they are tried, and what `normalizeWord` makes of the Cyrillic that they stand for. */
const spellings: readonly (readonly [RegExp, string | Reading])[] = [
  [/shch/y, 'щ'],
  [/sch/y, either('sch', 'щ', 'ш')],
  [/sh/y, either('sh', 'ш', 'щ')],
  [/ch/y, 'ч'],
  [/zh/y, 'ж'],
  [/kh/y, 'х'],
  [/gh/y, 'г'],
  [/ph/y, 'ф'],
  [/th/y, 'т'],
  [/tz/y, 'ц'],
  [/ts/y, either('ts', 'ц', 'тс')],
  [/ck/y, either('ck', 'к', 'цк')],
  [/x/y, 'кс'],
  [/qu/y, 'кв'],
  [/q/y, 'к'],
  [/c(?=[eiy])/y, either('c', 'ц', 'с')],
  [/c/y, either('c', 'к', 'ц')],
  [/h/y, either('h', 'г', 'х')],
  [/(?<=[^aeiouy])ia/y, either('i', 'ия', 'я', 'иа')],
  [/(?<=[^aeiouy])iu/y, either('i', 'ию', 'ю', 'иу')],
  [/(?<=[^aeiouy])ie/y, either('i', 'ие', 'е')],
  [/(?<=[^aeiouy])io/y, either('i', 'ио', 'е')],
  [/[yij]a/y, 'я'],
  [/[yij]u/y, 'ю'],
  [/[yij]e/y, 'е'],
  [/[yij]o/y, either('yo', 'е', 'ио')],
]

const letters: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  i: 'и',
  j: 'и',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  y: 'и',
  z: 'з',
}

const MOST_READINGS = 6

/**
 * The Cyrillic words that a Latin one may stand for, the likeliest first, at most six, spelled as `normalizeWord` spells
 * them; none for a word without Latin letters. Takes a normalized word.
 */
export function transliterate(word: string): readonly string[] {
  if (!/[a-z]/u.test(word)) return []
  const parts = read(word)
  const families = new Map<string, number>()
  for (const part of parts)
    if (typeof part !== 'string')
      families.set(part.family, Math.max(part.options.length, families.get(part.family) ?? 0))
  const readings = choices(families).map(choice =>
    parts
      .map(part =>
        typeof part === 'string'
          ? part
          : part.options[Math.min(choice.get(part.family) ?? 0, part.options.length - 1)],
      )
      .join('')
      .replace(/и+/gu, 'и'),
  )
  return [...new Set(readings)].slice(0, MOST_READINGS)
}

function read(word: string): readonly (string | Reading)[] {
  const parts: (string | Reading)[] = []
  for (let at = 0; at < word.length;) {
    const found = spellings.find(([pattern]) => {
      pattern.lastIndex = at
      return pattern.test(word)
    })
    const letter = word[at] ?? ''
    parts.push(found ? found[1] : (letters[letter] ?? letter))
    at = found ? found[0].lastIndex : at + 1
  }
  return parts
}

/** Every combination of one option for each family, those with the first options first. */
function choices(families: ReadonlyMap<string, number>): readonly ReadonlyMap<string, number>[] {
  let all: readonly ReadonlyMap<string, number>[] = [new Map()]
  for (const [family, count] of families)
    all = Array.from({ length: count }, (_, option) => option).flatMap(option =>
      all.map(choice => new Map([...choice, [family, option]])),
    )
  const rank = (choice: ReadonlyMap<string, number>) =>
    [...choice.values()].reduce((sum, option) => sum + option, 0)
  return all.toSorted((a, b) => rank(a) - rank(b))
}
