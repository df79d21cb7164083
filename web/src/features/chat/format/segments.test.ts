import { formattingSchema } from '@chats/domain/Formatting'
import type { Formatting } from '@chats/domain/Formatting'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from './Segment.ts'
import { segments } from './segments.ts'

const textOf = (tree: readonly Segment[]): string =>
  tree.map(node => (node.type === 'text' ? node.text : textOf(node.children))).join('')

/** For every unit of the text, the types of the stretches around it. */
const typesOf = (tree: readonly Segment[], around: readonly string[] = []): string[][] =>
  tree.flatMap(node =>
    node.type === 'text'
      ? [...Array(node.text.length)].map(() => [...around].sort())
      : typesOf(node.children, [...around, node.type]),
  )

const piece = fc.constantFrom('a', 'слово', ' ', '\n', '🙂', '👩‍👩‍👧', '\uD83D', '<b>', 'é')
const anyText = fc.array(piece, { maxLength: 20 }).map(all => all.join(''))
const mark = (offset: fc.Arbitrary<number>, length: fc.Arbitrary<number>): fc.Arbitrary<Formatting> =>
  fc.record({ type: fc.constantFrom(...formattingSchema.shape.type.options), offset, length })

describe('segments', () => {
  it('keeps every unit once and in order, whatever the stretches are', () => {
    const wild = mark(fc.integer({ min: -50, max: 90 }), fc.integer({ min: -5, max: 90 }))
    fc.assert(
      fc.property(anyText, fc.array(wild, { maxLength: 12 }), (text, marks) => {
        expect(textOf(segments(text, marks))).toBe(text)
      }),
    )
  })

  it('never throws, not even for numbers that are none', () => {
    const odd = fc.constantFrom(NaN, Infinity, -Infinity, 1.5, 2 ** 53)
    fc.assert(
      fc.property(anyText, fc.array(mark(odd, odd)), (text, marks) => {
        expect(textOf(segments(text, marks))).toBe(text)
      }),
    )
  })

  it('puts every unit inside the stretches that cover it, and no other', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'б', ' '), maxLength: 30 })
    const sound = mark(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 30 }))
    fc.assert(
      fc.property(plain, fc.array(sound, { maxLength: 8 }), (text, marks) => {
        const wanted = [...text].map((_, at) =>
          marks
            .filter(({ offset, length }) => offset <= at && at < offset + length)
            .map(({ type }) => type)
            .sort(),
        )
        expect(typesOf(segments(text, marks))).toEqual(wanted)
      }),
    )
  })

  it('cuts no surrogate pair in two', () => {
    fc.assert(
      fc.property(fc.array(mark(fc.nat({ max: 12 }), fc.nat({ max: 12 }))), marks => {
        const runs: string[] = []
        const collect = (tree: readonly Segment[]) =>
          tree.forEach(node => (node.type === 'text' ? runs.push(node.text) : collect(node.children)))
        collect(segments('🙂🙂🙂🙂🙂🙂', marks))
        for (const run of runs) expect(run).toMatch(/^(🙂)+$/u)
      }),
    )
  })

  it('nests what is nested and cuts what overlaps', () => {
    expect(
      segments('abcdef', [
        { type: 'bold', offset: 0, length: 4 },
        { type: 'italic', offset: 1, length: 2 },
        { type: 'link', offset: 3, length: 3, url: 'https://a.test' },
      ]),
    ).toEqual([
      {
        type: 'bold',
        children: [
          { type: 'text', text: 'a' },
          { type: 'italic', children: [{ type: 'text', text: 'bc' }] },
          { type: 'link', url: 'https://a.test', children: [{ type: 'text', text: 'd' }] },
        ],
      },
      { type: 'link', url: 'https://a.test', children: [{ type: 'text', text: 'ef' }] },
    ])
  })
})
