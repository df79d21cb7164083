import { presenceLifetime } from '@chats/domain/presenceLifetime'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPresenceWriter, type Told } from './createPresenceWriter.ts'

const looking = { personId: 'p', typing: false }
const typing = { personId: 'p', typing: true }
let told: Told[]
let own: boolean
let isReady: boolean
let writer: ReturnType<typeof createPresenceWriter>

function typeFor(ms: number) {
  for (let passed = 0; passed < ms; passed += 200) {
    writer.key()
    vi.advanceTimersByTime(200)
  }
}

describe('createPresenceWriter', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 })
    told = []
    own = false
    isReady = true
    writer = createPresenceWriter({
      tell: what => isReady && told.push(what) > 0,
      typing: now => (own = now),
      now: () => Date.now(),
    })
    writer.look('p')
    vi.advanceTimersByTime(1_000)
  })
  afterEach(() => vi.useRealTimers())

  it('tells of a chat that stays open, and of none that is only passed through', () => {
    writer.leave('p')
    for (const id of ['q', 'r', 's']) {
      writer.look(id)
      vi.advanceTimersByTime(100)
      writer.leave(id)
    }
    writer.look('t')
    vi.advanceTimersByTime(1_000)
    expect(told).toEqual([looking, { personId: 't', typing: false }])
  })

  it('tells with the next key what could not be told with the first', () => {
    isReady = false
    writer.key()
    isReady = true
    writer.key()
    writer.key()
    expect(told).toEqual([looking, typing])
  })

  it('writes ten seconds of typing down twice, and a pause not at all', () => {
    typeFor(10_000)
    expect(told.slice(1)).toEqual([typing, typing])
    expect(own).toBe(true)
    vi.advanceTimersByTime(6_000)
    expect(own).toBe(false)
    expect(told).toHaveLength(3)
  })

  it('leaves it to a sent message to say that one has stopped, and begins anew with the next key', () => {
    typeFor(2_000)
    writer.sent()
    expect(own).toBe(false)
    expect(told.slice(1)).toEqual([typing])
    writer.key()
    expect(told.slice(1)).toEqual([typing, typing])
  })

  it('says at once that the field was emptied, unless that is about to lapse', () => {
    typeFor(2_000)
    writer.emptied()
    expect(told.slice(1)).toEqual([typing, looking])
    typeFor(7_600)
    writer.emptied()
    expect(told.slice(1)).toEqual([typing, looking, typing])
  })

  it('renews who only looks, and takes away who has left, hid the page or closes it', () => {
    vi.advanceTimersByTime(presenceLifetime.lookingBeat)
    expect(told).toEqual([looking, looking])
    writer.show(false)
    vi.advanceTimersByTime(5_000)
    writer.show(true)
    expect(told).toHaveLength(2)
    writer.show(false)
    vi.advanceTimersByTime(11_000)
    expect(told.at(-1)).toBeNull()
    writer.show(true)
    expect(told.at(-1)).toEqual(looking)
    writer.leave('p')
    vi.advanceTimersByTime(1_000)
    expect(told.at(-1)).toBeNull()
    writer.close()
    expect(told).toHaveLength(5)
  })
})
