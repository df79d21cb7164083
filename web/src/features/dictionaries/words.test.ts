import { describe, expect, it } from 'vitest'
import { draftOf, entryOfDraft, problemOf } from './WordDraft.ts'
import { moveWord } from '../../entities/dictionaries/moveWord.ts'

const words = [
  { id: 'a', title: 'А', order: 0 },
  { id: 'b', title: 'Б', order: 1, colour: 'red' },
  { id: 'c', title: 'В', order: 5 },
] as const

describe('the order of words', () => {
  it('changes by one place and numbers them anew', () => {
    expect(moveWord(words, 'c', -1)).toEqual({
      c: { title: 'В', order: 1 },
      b: { title: 'Б', order: 2, colour: 'red' },
    })
    expect(moveWord(words, 'a', -1)).toEqual({})
    expect(moveWord(words, 'c', 1)).toEqual({})
    expect(moveWord(words, 'gone', 1)).toEqual({})
  })
})

describe('a word', () => {
  it('has a title of its own', () => {
    const draft = { ...draftOf(null), title: ' б ' }
    expect(problemOf('tags', draft, words, null)).toBe('taken')
    expect(problemOf('tags', draft, words, 'b')).toBeNull()
    expect(problemOf('tags', { ...draft, title: '  ' }, words, null)).toBe('title')
  })

  it('keeps only what words of its kind have', () => {
    const draft = { ...draftOf(null), title: ' Основной курс ', stages: [{ id: 's', title: ' Новый ' }] }
    expect(entryOfDraft('salesPlans', draft, null, 3)).toEqual({
      title: 'Основной курс',
      order: 3,
      colour: 'grey',
      label: 'Основной кур',
      stages: [{ id: 's', title: 'Новый' }],
    })
    expect(entryOfDraft('sources', draft, null, 3)).toEqual({ title: 'Основной курс', order: 3 })
    const choice = { ...draft, type: 'choice' as const, choices: ['да', ' да ', ''] }
    expect(entryOfDraft('fields', choice, null, 0)).toEqual({
      title: 'Основной курс',
      order: 0,
      type: 'choice',
      choices: ['да'],
    })
    expect(problemOf('fields', { ...choice, choices: [' '] }, words, null)).toBe('choices')
  })
})
