import { describe, expect, it } from 'vitest'
import { incomingMessageId } from './ids.ts'

describe('ids', () => {
  it('sort as the messenger numbered them', () => {
    expect(['100', '9', '20'].map(incomingMessageId).sort()).toEqual(
      ['9', '20', '100'].map(incomingMessageId),
    )
  })
})
