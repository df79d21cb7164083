import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const NAME = 'virtual:emoji'
const LOCALES = ['ru', 'uk', 'en'] as const
/** Parts of other emoji, by the number that Unicode gives the group. */
const COMPONENTS = 2
/** Newer ones are not on every system yet. */
const NEWEST = 14

interface Described {
  readonly emoji: string
  readonly annotation: string
  readonly tags?: readonly string[]
  readonly group: number
  readonly order: number
  readonly version: number
}

const require = createRequire(import.meta.url)

function describedIn(locale: string): ReadonlyMap<string, Described> {
  const path = require.resolve(`emoji-picker-element-data/${locale}/cldr/data.json`)
  const all = JSON.parse(readFileSync(path, 'utf8')) as readonly Described[]
  return new Map(all.map(one => [one.emoji, one]))
}

/** Unicode's emoji in one module, in their order: the emoji, its group, its name and its words in our three languages. */
export function emojiModule(): Plugin {
  return {
    name: 'emoji-module',
    resolveId: id => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null
      const by = LOCALES.map(describedIn)
      const rows = [...(by[0]?.values() ?? [])]
        .filter(({ group, version }) => group !== COMPONENTS && version <= NEWEST)
        .toSorted((a, b) => a.group - b.group || a.order - b.order)
        .map(({ emoji, group }) => {
          const said = by.map(all => all.get(emoji))
          const words = [...new Set(said.flatMap(one => one?.tags ?? []))].join(' ')
          return [emoji, group, ...said.map(one => one?.annotation ?? ''), words]
        })
      return `export const emoji = JSON.parse(${JSON.stringify(JSON.stringify(rows))})`
    },
  }
}
