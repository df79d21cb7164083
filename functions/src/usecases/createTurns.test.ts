import { describe, expect, it } from 'vitest'
import { createTurns } from './createTurns.ts'

/** Work that ends when it is told to, and how many of it go on. */
function heldWork() {
  const ends: (() => void)[] = []
  const counts = { begun: 0, atOnce: 0, most: 0 }
  const work = async () => {
    counts.begun++
    counts.most = Math.max(counts.most, ++counts.atOnce)
    await new Promise<void>(resolve => ends.push(resolve))
    counts.atOnce--
  }
  const endNext = async () => {
    ends.shift()?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { counts, work, endNext }
}

describe('turns', () => {
  it('runs work of a key once at a time, and once more for all who asked meanwhile', async () => {
    const { counts, work, endNext } = heldWork()
    const inTurn = createTurns()
    const first = inTurn('chat', work)
    await Promise.all([inTurn('chat', work), inTurn('chat', work), inTurn('chat', work)])
    expect(counts).toMatchObject({ begun: 1, atOnce: 1 })
    await endNext()
    expect(counts).toMatchObject({ begun: 2, atOnce: 1 })
    await endNext()
    await first
    expect(counts).toEqual({ begun: 2, atOnce: 0, most: 1 })
  })

  it('runs keys beside each other', async () => {
    const { counts, work, endNext } = heldWork()
    const inTurn = createTurns()
    const both = [inTurn('one', work), inTurn('other', work)]
    expect(counts.most).toBe(2)
    await endNext()
    await endNext()
    await Promise.all(both)
  })

  it('throws a failure to whoever began, and lets the next one in', async () => {
    const inTurn = createTurns()
    await expect(inTurn('chat', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
    let ran = false
    await inTurn('chat', async () => {
      ran = true
    })
    expect(ran).toBe(true)
  })
})
