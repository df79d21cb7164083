const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ы: 'y',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}
const LONGEST = 30

/**
 * A short code out of a title, `[a-z0-9-]`, at most 40 characters, that nothing else has: `Тест на уровень` is
 * `test-na-uroven`.
 */
export function codeOf(title: string, taken: (code: string) => boolean): string {
  const letters = [...title.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')].map(
    letter => latin[letter] ?? letter,
  )
  const words =
    letters
      .join('')
      .replace(/[ьъ'’]/gu, '')
      .match(/[a-z0-9]+/gu) ?? []
  const code = words.join('-').slice(0, LONGEST).replace(/-$/u, '') || 'link'
  if (!taken(code)) return code
  for (let number = 2; ; number++) if (!taken(`${code}-${number}`)) return `${code}-${number}`
}
