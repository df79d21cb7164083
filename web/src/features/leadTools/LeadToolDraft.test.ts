import { expect, it } from 'vitest'
import { codeOfDraft, draftOf, leadsOf, problemOf } from './LeadToolDraft.ts'

const tools = [
  { id: 'site', title: 'Сайт', order: 0, link: null },
  { id: 'old', title: 'Тест', order: 1, archived: true, link: null },
]
const draft = (more: object) => ({ ...draftOf(null), title: 'Новый', ...more })

it('has a title and a code of its own', () => {
  expect(problemOf(draft({}), tools, null)).toBeNull()
  expect(problemOf(draft({ title: ' ' }), tools, null)).toBe('title')
  expect(problemOf(draft({ title: ' сайт' }), tools, null)).toBe('titleTaken')
  expect(problemOf(draft({ title: 'Тест' }), tools, null)).toBeNull()
  expect(problemOf(draft({ code: 'Site!' }), tools, null)).toBe('code')
  expect(problemOf(draft({ code: 'old' }), tools, null)).toBe('codeTaken')
  expect(problemOf({ ...draftOf(tools[0]!), title: 'Сайт' }, tools, 'site')).toBeNull()
})

it('has a code out of its title until one is typed', () => {
  expect(codeOfDraft(draft({ title: 'Site' }), tools)).toBe('site-2')
  expect(codeOfDraft(draft({ title: 'Site', code: ' spring ' }), tools)).toBe('spring')
})

it('leads nowhere in particular unless it is said', () =>
  expect(leadsOf(draft({ tunnelId: 'welcome' }))).toEqual({
    channelIds: [],
    tunnelId: 'welcome',
    sourceId: null,
  }))
