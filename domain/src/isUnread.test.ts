import { describe, expect, it } from 'vitest'
import { isUnread } from './isUnread.ts'

describe('isUnread', () => {
  it.each([
    [null, 0, false],
    [10, 0, true],
    [10, 10, false],
    [11, 10, true],
  ])('%s with read-all at %s: %s', (since, before, unread) => expect(isUnread(since, before)).toBe(unread))
})
