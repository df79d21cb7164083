import { choiceOf } from '@chats/domain/choiceOf'
import { describe, expect, it } from 'vitest'
import { isHeard } from './isHeard.ts'

const here = { choice: choiceOf(null), uid: 'anna', lookedAt: 'demo_1' }
const mention = { kind: 'mention', chatId: 'demo_2', byId: 'ivan' } as const

describe('isHeard', () => {
  it('hears of what others do elsewhere', () => {
    expect(isHeard(mention, here)).toBe(true)
    expect(isHeard({ kind: 'task', chatId: undefined, byId: undefined }, here)).toBe(true)
  })

  it('is quiet for one’s own act, and in the chat that one looks at', () => {
    expect(isHeard({ ...mention, byId: 'anna' }, here)).toBe(false)
    expect(isHeard({ ...mention, chatId: 'demo_1' }, here)).toBe(false)
    expect(isHeard({ ...mention, chatId: 'demo_1' }, { ...here, lookedAt: null })).toBe(true)
  })

  it('is quiet about what was taken out, and altogether where sounds are off', () => {
    const { choice } = here
    expect(isHeard(mention, { ...here, choice: { ...choice, sounds: ['task'] } })).toBe(false)
    expect(isHeard(mention, { ...here, choice: { ...choice, sound: false } })).toBe(false)
  })
})
