import { expect, it } from 'vitest'
import type { LiveMessage } from './LiveMessage.ts'
import type { MessageWindow } from './mergeMessages.ts'
import { pagesNear } from './pagesNear.ts'

const message = (at: number) => ({ id: `m${at}`, at, pending: false }) as LiveMessage
const page = (from: number, to: number): MessageWindow => ({
  messages: Array.from({ length: to - from + 1 }, (_, index) => message(to - index)),
  full: true,
})
const pages = [page(1, 10), page(11, 20), page(21, 30), page(31, 40), page(61, 70)]
const near = (first: number, last: number, of = pages) =>
  [...pagesNear(of, one => one, { first: message(first), last: message(last) })].map(one => of.indexOf(one))

it('is the page that is looked at, and one on each side', () => {
  expect(near(23, 28)).toEqual([1, 2, 3])
})

it('is every page of what is looked at, where that lies in several', () => {
  expect(near(8, 12)).toEqual([0, 1, 2])
  expect(near(8, 25)).toEqual([0, 1, 2, 3])
})

it('ends where the pages end', () => {
  expect(near(1, 3)).toEqual([0, 1])
  expect(near(69, 70)).toEqual([3, 4])
})

it('is what lies around a look between two pages, where newer messages pushed some out of theirs', () => {
  expect(near(45, 50)).toEqual([3, 4])
})

it('leaves out pages that hold nothing', () => {
  const empty: MessageWindow = { messages: [], full: false }
  expect(near(2, 3, [empty, ...pages])).toEqual([1, 2])
})
