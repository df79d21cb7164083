import { describe, expect, it } from 'vitest'
import { previewOf } from './previewOf.ts'

describe('previewOf', () => {
  it('keeps to 120 units and cuts no emoji in two', () => {
    const line = previewOf({ kind: 'text', text: `${'a'.repeat(118)}😀 tail` })
    expect(line).toBe(`${'a'.repeat(118)}…`)
    expect(previewOf({ kind: 'text', text: ' a \n b ' })).toBe('a b')
  })
})
