import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formattingSchema } from '@chats/domain/Formatting'
import { readFormatting } from './readFormatting.ts'

const text = '👋 hello 👋'
const bold = (offset: number, length: number) => ({ type: 'bold', offset, length })

describe('entities as formatting', () => {
  it.each([
    ['sticks out at the end', bold(3, 100), { type: 'bold', offset: 3, length: 8 }],
    ['begins before the text', bold(-5, 7), { type: 'bold', offset: 0, length: 2 }],
    ['cuts an emoji in two', bold(1, 9), { type: 'bold', offset: 0, length: 11 }],
    [
      'an expandable quote',
      { ...bold(3, 5), type: 'expandable_blockquote' },
      { type: 'quote', offset: 3, length: 5 },
    ],
    [
      'a mention without a name',
      { ...bold(3, 5), type: 'text_mention', user: { id: 1 } },
      { type: 'mention', offset: 3, length: 5 },
    ],
  ])('%s', (_name, entity, formatting) => {
    expect(readFormatting(text, [entity])).toEqual([formatting])
  })

  it.each([
    ['lies behind the text', bold(11, 5)],
    ['is empty', bold(3, 0)],
    ['is negative', bold(3, -2)],
    ['has a fraction', bold(3, 1.5)],
    ['a custom emoji', { ...bold(0, 2), type: 'custom_emoji', custom_emoji_id: '1' }],
    ['a kind of tomorrow', { ...bold(0, 2), type: 'glow' }],
    ['a key of every object', { ...bold(0, 2), type: 'constructor' }],
    ['no entity', null],
  ])('nothing of one that %s', (_name, entity) => {
    expect(readFormatting(text, [entity])).toEqual([])
  })

  it.each([
    ['https://example.org/a?b#c', true],
    ['http://example.org', true],
    ['tg://user?id=1', true],
    ['mailto:eve@example.org', true],
    ['tel:+380441234567', true],
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['java\nscript:alert(1)', false],
    ['data:text/html,x', false],
    ['file:///etc/passwd', false],
    ['//example.org', false],
    ['https://', false],
    [`https://example.org/${'x'.repeat(2048)}`, false],
  ])('a link to %s', (url, kept) => {
    const entity = { type: 'text_link', offset: 3, length: 5, url }
    expect(readFormatting(text, [entity])).toEqual(kept ? [{ ...entity, type: 'link' }] : [])
  })

  it('stretches that cross become nested', () => {
    const entities = [bold(0, 8), { type: 'italic', offset: 3, length: 8 }]
    expect(readFormatting(text, entities)).toEqual([
      { type: 'bold', offset: 0, length: 8 },
      { type: 'italic', offset: 3, length: 5 },
    ])
  })

  it('whatever the entities are, the stretches are in range, whole and nested', () => {
    const entity = fc.record({
      type: fc.constantFrom('bold', 'italic', 'text_link', 'mention', 'blockquote', 'code', 'url', 'x'),
      offset: fc.oneof(fc.integer({ min: -5, max: 60 }), fc.integer(), fc.double()),
      length: fc.oneof(fc.integer({ min: -5, max: 60 }), fc.maxSafeInteger()),
      url: fc.webUrl(),
    })
    const anything = fc.array(fc.oneof({ weight: 9, arbitrary: entity }, fc.jsonValue()), { maxLength: 250 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), anything, (said, entities) => {
        const stretches = readFormatting(said, entities)
        expect(stretches.length).toBeLessThanOrEqual(200)
        for (const [i, { offset, length, ...rest }] of stretches.entries()) {
          expect(formattingSchema.parse({ offset, length, ...rest })).toEqual({ offset, length, ...rest })
          expect(offset + length).toBeLessThanOrEqual(said.length)
          expect(said.slice(offset, offset + length).isWellFormed()).toBe(true)
          for (const inner of stretches.slice(i + 1)) {
            const apart = inner.offset >= offset + length
            expect(apart || inner.offset + inner.length <= offset + length).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
