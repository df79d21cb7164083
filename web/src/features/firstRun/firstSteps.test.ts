import { describe, expect, it } from 'vitest'
import { firstSteps } from './firstSteps.ts'

const empty = { isNamed: false, channels: 0, managers: 1, people: 0, isAnswered: false, isAlone: false }
const states = (run: object) => firstSteps({ ...empty, ...run }).map(({ state }) => state)

describe('the first steps', () => {
  it('begin with the company, one after the other', () => {
    expect(states({})).toEqual(['now', 'later', 'later', 'later', 'later'])
    expect(states({ isNamed: true })).toEqual(['done', 'now', 'later', 'later', 'later'])
    expect(states({ isNamed: true, channels: 1 })).toEqual(['done', 'done', 'now', 'later', 'later'])
  })
  it('know what was done out of turn', () => {
    expect(states({ channels: 2, people: 3 })).toEqual(['now', 'done', 'later', 'done', 'later'])
  })
  it('let an admin work alone, and end with the first answer', () => {
    const alone = { isNamed: true, channels: 1, isAlone: true, people: 1 }
    expect(states(alone)).toEqual(['done', 'done', 'done', 'done', 'now'])
    expect(states({ ...alone, isAnswered: true })).toEqual(Array(5).fill('done'))
  })
})
