import { expect, it } from 'vitest'
import { chat } from '../../i18n/ru/chat.ts'
import { kindWord } from './kindWord.ts'

it.each(['text', 'photo', 'round', 'voice', 'file', 'video_note', 'something new'])('%s has a word', kind => {
  const word = kindWord(kind)
    .split('.')
    .reduce<unknown>((tree, key) => (tree as Readonly<Record<string, unknown>>)[key], { chat })
  expect(word).toEqual(expect.stringMatching(/\S/u))
})
