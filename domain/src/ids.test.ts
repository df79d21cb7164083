import { describe, expect, it } from 'vitest'
import { incomingMessageId } from './ids.ts'

describe('ids', () => {
  it('sort as the messenger numbered them', () => {
    expect(['100', '9', '20'].map(incomingMessageId).sort()).toEqual(
      ['9', '20', '100'].map(incomingMessageId),
    )
  })
  it('keep the parts of one message together, in their order', () => {
    const ids = ['5', '5-1', '5-2', '6', '50', '50-1']
    expect([...ids].reverse().map(incomingMessageId).sort()).toEqual(ids.map(incomingMessageId))
  })
})
