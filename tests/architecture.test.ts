import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenFileLaws, brokenSizeLaws } from './architecture/fileLaws.ts'
import { findCycles } from './architecture/findCycles.ts'
import { brokenImportLaws } from './architecture/importLaws.ts'
import { hasNumber, readChecks, titlesOf } from './architecture/readChecks.ts'
import { readSource } from './architecture/readSource.ts'
import { readSources } from './architecture/readSources.ts'

const files = readSources(resolve(import.meta.dirname, '..'))

describe('the source', () => {
  it('was found', () => expect(files.length).toBeGreaterThan(50))
  it('keeps the import laws', () => expect(brokenImportLaws(files)).toEqual([]))
  it('has files called what they export, no barrels, one place for listeners', () =>
    expect(brokenFileLaws(files)).toEqual([]))
  it('has no cycles', () => expect(findCycles(files)).toEqual([]))
  it('has small files', () => expect(brokenSizeLaws(files)).toEqual([]))
})

describe('docs/checks.md', () => {
  const root = resolve(import.meta.dirname, '..')
  const read = (file: string) => readFileSync(resolve(root, file), 'utf8')
  const checks = readChecks(read('docs/checks.md'))
  const named = (file: string, title: string) => titlesOf(read(file)).filter(each => each.startsWith(title))
  const range = (letter: string, from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, index) => `${letter}${String(from + index).padStart(letter ? 2 : 1, '0')}`,
    )

  it('names everything that the inbox and the conversation were asked for', () => {
    const names = checks.map(({ name }) => name.split(' ')[0])
    const asked = [
      ...range('S-', 3, 82),
      ...range('S-', 94, 99),
      ...range('S-', 103, 110),
      ...[...range('', 1, 19), ...range('', 21, 26), '28'].map(number => `A${number}`),
      ...range('', 1, 60),
      ...['R5', 'R7', 'R8', 'R14'],
    ]
    expect(asked.filter(each => !names.includes(each))).toEqual([])
    expect(checks.filter(({ tests }) => tests.length === 0)).toEqual([])
  })

  it('names tests that are there', () => {
    const all = checks.flatMap(({ tests }) => tests)
    expect(all.filter(({ file, title }) => named(file, title).length === 0)).toEqual([])
  })

  it('names a browser test by its number for each of them', () => {
    const numbered = checks.filter(({ name }) => /^[SA]-?\d/u.test(name))
    expect(numbered.length).toBeGreaterThan(50)
    const without = numbered.filter(
      ({ name, tests }) =>
        !tests.some(
          ({ file, title }) =>
            file.startsWith('tests/e2e/') &&
            named(file, title).some(whole => hasNumber(whole, name.split(' ')[0] ?? '')),
        ),
    )
    expect(without.map(({ name }) => name)).toEqual([])
  })
})

describe('docs/attacks.md', () => {
  const root = resolve(import.meta.dirname, '..')
  const read = (file: string) => readFileSync(resolve(root, file), 'utf8')
  const attacks = readChecks(read('docs/attacks.md'))

  it('names each of the forty-five', () => {
    const numbers = Array.from({ length: 45 }, (_, index) => String(index + 1).padStart(2, '0'))
    expect(attacks.map(({ name }) => name.split(' ')[0])).toEqual(numbers)
    // It has nothing to strike: there is no public address.
    const untried = attacks.filter(({ tests }) => tests.length === 0)
    expect(untried.map(({ name }) => name.split(' ')[0])).toEqual(['35'])
  })

  it('names tests that are there', () => {
    const all = attacks.flatMap(({ tests }) => tests)
    const missing = all.filter(
      ({ file, title }) => !titlesOf(read(file)).some(each => each.startsWith(title)),
    )
    expect(missing).toEqual([])
  })
})

describe('the laws notice', () => {
  const importing = (path: string, name: string) =>
    brokenImportLaws([readSource(path, `import { x } from '${name}'`)])

  it.each([
    ['domain/src/Chat.ts', 'vue'],
    ['domain/src/Chat.ts', 'node:fs'],
    ['domain/src/Chat.ts', '../../web/src/ui/x.ts'],
    ['functions/src/usecases/send.ts', '../firestore/inbox.ts'],
    ['functions/src/usecases/send.ts', '../config.ts'],
    ['functions/src/messengers/telegram/send.ts', '../../firestore/inbox.ts'],
    ['functions/src/messengers/telegram/send.ts', '../vk/send.ts'],
    ['functions/src/entry/webhook.ts', 'grammy'],
    ['functions/src/entry/webhook.ts', 'firebase-admin/firestore'],
    ['functions/src/entry/webhook.ts', '../../../local/src/cli.ts'],
    ['web/src/features/chat/Chat.vue.ts', 'firebase/firestore'],
    ['web/src/features/chat/useChat.ts', '../people/usePeople.ts'],
    ['web/src/entities/people/usePeople.ts', '../../features/people/x.ts'],
    ['web/src/ui/Pill.ts', '../entities/x.ts'],
    ['local/src/firestore/value/compare.ts', '../storage/store.ts'],
    ['local/src/firestore/query/run.ts', '../service/createFirestore.ts'],
  ])('%s importing %s', (path, name) => expect(importing(path, name)).toHaveLength(1))

  it.each([
    ['functions/src/entry/webhook.ts', '../usecases/receive.ts'],
    ['functions/src/entry/webhook.ts', 'firebase-functions/https'],
    ['functions/src/messengers/telegram/send.ts', 'grammy'],
    ['functions/src/usecases/send.ts', '@chats/domain/Chat'],
    ['web/src/features/chat/useChat.ts', '../../entities/person/usePerson.ts'],
    ['local/src/firestore/wire/rest.ts', '../service/createFirestore.ts'],
    ['local/src/firestore/query/run.ts', '../service/Status.ts'],
  ])('but lets %s import %s', (path, name) => expect(importing(path, name)).toEqual([]))

  it('a component’s imports', () =>
    expect(
      brokenImportLaws([
        readSource(
          'web/src/features/a/A.vue',
          `<script setup lang="ts">import { x } from '../b/b.ts'</script>`,
        ),
      ]),
    ).toHaveLength(1))

  it.each([
    ['web/src/ui/index.ts', 'export const index = 1'],
    ['web/src/ui/all.ts', "export { a } from './a.ts'"],
    ['domain/src/Chat.ts', 'export interface Talk { x: 1 }'],
    ['domain/src/Chat.ts', 'export const talk = 1\nexport const say = 2'],
    ['web/src/features/chat/useChat.ts', 'export function useChat() { return onSnapshot(x) }'],
    ['domain/src/long.ts', `export const long = 1\n${'long()\n'.repeat(400)}`],
  ])('%s with %s', (path, text) => expect(brokenFileLaws([readSource(path, text)])).toHaveLength(1))

  it('a cycle', () =>
    expect(
      findCycles([
        readSource('domain/src/a.ts', "import './b.ts'"),
        readSource('domain/src/b.ts', "import './c.ts'"),
        readSource('domain/src/c.ts', "import './b.ts'"),
      ]),
    ).toEqual(['domain/src/b.ts → domain/src/c.ts → domain/src/b.ts']))

  it('files that grow', () => {
    const file = (lines: number) => readSource('domain/src/a.ts', 'a()\n'.repeat(lines))
    expect(brokenSizeLaws([file(81), file(81), file(81)])).toHaveLength(1)
    expect(brokenSizeLaws([...Array(8).fill(file(10)), file(221), file(221)])).toHaveLength(1)
  })
})
