import { basename } from 'node:path'
import type { SourceFile } from './SourceFile.ts'

const LONGEST = 400
const MEDIAN = 80
const P90 = 220

// Families of short functions that are only ever read together, under the word for what they are about.
const families = new RegExp(
  [
    '^domain/src/(ids|paths)',
    '^functions/src/(config|logs|firestore/(instants|storeFailure|outboxQueries))',
    '^web/src/app/firebase',
    '^local/src/firestore/(endToEnd/page|value/asJson|rules/(testing|values/(access|make|unknownMethods)))',
    '^local/src/storage-rules/Message',
  ].join('|'),
)
const packageRoots = /^functions\/src\/index\.ts$/
const listeners = /^web\/src\/entities\/useLive\.ts$/

/** What breaks a law about a file itself, one sentence each. */
export function brokenFileLaws(files: readonly SourceFile[]): string[] {
  return files.flatMap(file => [...brokenBy(file)].map(law => `${file.path}: ${law}`))
}

function* brokenBy({ path, exports, reExports, calls, lines }: SourceFile): Generator<string> {
  const name = basename(path).replace(/\.(ts|vue)$/, '')
  if (!packageRoots.test(path)) {
    if (name === 'index') yield 'no barrels: index.ts stands in package roots only'
    if (reExports > 0) yield 'no barrels: import from where it is'
  }
  if (path.endsWith('.ts') && exports.length && !families.test(path) && !carries(name, exports))
    yield `a file is called what it exports (${exports.join(', ')})`
  if (calls.has('onSnapshot') && path.startsWith('web/') && !listeners.test(path))
    yield 'onSnapshot is called in entities/useLive.ts only'
  if (lines > LONGEST) yield `${lines} lines, at most ${LONGEST}`
}

// Alone, exactly; of several, one is the namesake or at least shares a word: resourceName.ts has parseResourceName.
const carries = (file: string, exports: readonly string[]) =>
  exports.some(own => own.toLowerCase() === file.toLowerCase()) ||
  (exports.length > 1 && exports.some(own => wordsOf(own).some(word => wordsOf(file).includes(word))))

const wordsOf = (name: string) =>
  name
    .split(/(?=[A-Z])/)
    .map(word => word.toLowerCase().replace(/s$/, ''))
    .filter(word => word.length > 2)

/** Says which of the sizes that the whole keeps is over its measure. */
export function brokenSizeLaws(files: readonly SourceFile[]): string[] {
  const lines = files.map(file => file.lines).sort((a, b) => a - b)
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0
  return [
    ...(at(0.5) > MEDIAN ? [`median ${at(0.5)} lines, at most ${MEDIAN}`] : []),
    ...(at(0.9) > P90 ? [`p90 ${at(0.9)} lines, at most ${P90}`] : []),
  ]
}
