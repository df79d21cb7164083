import { expect, it } from 'vitest'
import { ru } from '../../i18n/ru/ru.ts'
import { kindWord } from './kindWord.ts'

it.each(['text', 'photo', 'round', 'voice', 'file', 'video_note', 'something new'])('%s has a word', kind => {
  const word = kindWord(kind)
    .split('.')
    .reduce<unknown>((tree, key) => (tree as Readonly<Record<string, unknown>>)[key], ru)
  expect(word).toEqual(expect.stringMatching(/\S/u))
})
