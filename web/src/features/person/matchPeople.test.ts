import { describe, expect, it } from 'vitest'
import { matchPeople, personOfLink } from './matchPeople.ts'

const people = ['Анна Петрова', 'Пётр Аннин', 'Ірина', ''].map((name, index) => ({ id: `p${index}`, name }))
const found = (typed: string) => matchPeople(people, typed, 'p2').map(({ name }) => name)

describe('people by the beginning of their names', () => {
  it.each([
    ['', ['Анна Петрова', 'Пётр Аннин', '']],
    ['ан', ['Анна Петрова', 'Пётр Аннин']],
    ['АННА П', ['Анна Петрова']],
    ['петр анн', ['Анна Петрова', 'Пётр Аннин']],
    ['етр', []],
    ['ірина', []],
  ])('"%s"', (typed, names) => expect(found(typed)).toEqual(names))
})

describe('a pasted address', () => {
  it.each([
    ['https://chats.example.com/chats/all/p-demo_7/demo_7?panel=card', 'p-demo_7'],
    ['/chats/unread/p-demo_7', 'p-demo_7'],
    ['https://chats.example.com/chats/all/p-%D1%8F', 'p-я'],
    ['https://chats.example.com/chats/all/p-%E0%A4%A', null],
    ['https://chats.example.com/chats/all', null],
    ['Анна', null],
  ])('%s', (typed, id) => expect(personOfLink(typed)).toBe(id))
})
