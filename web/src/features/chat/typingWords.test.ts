import { describe, expect, it } from 'vitest'
import { chat as en } from '../../i18n/en/chat.ts'
import { chat as ru } from '../../i18n/ru/chat.ts'
import { chat as uk } from '../../i18n/uk/chat.ts'
import { typingWords } from './typingWords.ts'

function say(words: Record<string, string>, me: boolean, others: readonly string[]) {
  const said = typingWords(me, others)
  if (!said) return null
  return words[said.key]?.replace('{names}', said.names).replace('{more}', String(said.more))
}

describe('S-69…S-71, A17: who is typing, in the words of the seed', () => {
  const people = ['Анна', 'Иван', 'Олег', 'Ольга', 'Пётр']
  it.each([
    [ru.presence, true, 0, 'Вы печатаете...'],
    [ru.presence, true, 1, 'Вы, Анна печатают...'],
    [ru.presence, true, 2, 'Вы, Анна, Иван печатают...'],
    [ru.presence, true, 5, 'Вы, Анна, Иван, Олег и ещё 2 печатают...'],
    [ru.presence, false, 0, null],
    [ru.presence, false, 1, 'Анна печатает...'],
    [ru.presence, false, 2, 'Анна, Иван печатают...'],
    [ru.presence, false, 4, 'Анна, Иван, Олег и ещё 1 печатают...'],
    [uk.presence, true, 0, 'Ви друкуєте...'],
    [uk.presence, true, 1, 'Ви, Анна друкують...'],
    [uk.presence, false, 1, 'Анна друкує...'],
    [uk.presence, false, 3, 'Анна, Иван, Олег друкують...'],
    [en.presence, true, 1, 'You, Анна are typing...'],
  ])('%#', (words, me, others, text) => {
    expect(say(words, me, people.slice(0, others))).toBe(text)
  })
})
