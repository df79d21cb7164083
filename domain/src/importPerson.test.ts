import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardSchema } from './Card.ts'
import { checkImportLine } from './checkImportLine.ts'
import type { ImportContext } from './checkImportLine.ts'
import { importLineSchema } from './ImportLine.ts'
import { cardWithLine, importPerson } from './importPerson.ts'
import { personSchema } from './Person.ts'
import { personCells } from './personCells.ts'
import { plainCell } from './safeCell.ts'
import { searchEntrySchema } from './SearchEntry.ts'

const context: ImportContext = {
  columns: ['name', 'phones', 'emails', 'tags', 'plans', 'note', 'assignee'],
  tags: { vip: { title: 'VIP', order: 0 }, 'a-b': { title: 'Опт, розница', order: 1 } },
  plans: {
    course: {
      title: 'Курс',
      order: 0,
      stages: [
        { id: 'new', title: 'Новый' },
        { id: 'paid', title: 'Оплата' },
      ],
    },
  },
  fields: {
    city: { title: 'Город', order: 0, type: 'text' },
    age: { title: 'Возраст', order: 1, type: 'number' },
    born: { title: 'Рождён', order: 2, type: 'date' },
    size: { title: 'Размер', order: 3, type: 'choice', choices: ['S', 'M'] },
    agreed: { title: 'Согласие', order: 4, type: 'yesNo' },
  },
  managers: { anna: { name: 'Анна', email: 'anna@demo.test' }, a: { name: 'Two' }, b: { name: 'Two' } },
  readPhone: text => (/^[+\d\s()-]{7,}$/u.test(text) ? `+${text.replace(/\D/gu, '')}` : null),
}
const columns: ImportContext['columns'] = [
  'name',
  'field:city',
  'field:age',
  'field:born',
  'field:size',
  'field:agreed',
]

describe('a line of a file', () => {
  it('is a person in our spelling', () => {
    const cells = [
      ' Анна\u0000  Иванова ',
      "'+380 67 123-45-67, (050) 111-22-33; +380671234567",
      'A@B.ua c@d.ua',
      'vip; Опт, розница',
      'Курс: оплата',
      'звонить\r\nвечером',
      'ANNA@demo.test',
      'more',
    ]
    // The separator of tags stands in the title of one: only a cell that is the title whole is read so.
    expect(checkImportLine(cells, 3, context)).toEqual([
      { why: 'unknown_tag', value: 'Опт' },
      { why: 'unknown_tag', value: 'розница' },
    ])
    expect(checkImportLine(cells.with(3, 'Опт, розница'), 3, context)).toEqual({
      line: 3,
      name: 'Анна Иванова',
      named: true,
      phones: ['+380671234567', '+0501112233'],
      emails: ['a@b.ua', 'c@d.ua'],
      tags: ['a-b'],
      plans: { course: 'paid' },
      note: 'звонить\nвечером',
      assigneeId: 'anna',
      fields: {},
    })
  })

  it('has fields of their types', () => {
    const line = checkImportLine(['Анна', 'Київ', '1 000,5', '31.03.2024', 'm', 'да'], 1, {
      ...context,
      columns,
    })
    expect(line).toMatchObject({
      fields: { city: 'Київ', age: 1000.5, born: '2024-03-31', size: 'M', agreed: true },
    })
  })

  it('without a name is called by its phone or address, and without any is nobody', () => {
    expect(checkImportLine(['', '', 'a@b.ua'], 1, context)).toMatchObject({ name: 'a@b.ua', named: false })
    expect(checkImportLine(['', ' ', ''], 1, context)).toEqual([{ why: 'nobody', value: '' }])
    expect(checkImportLine([], 1, context)).toEqual([{ why: 'nobody', value: '' }])
  })

  it.each([
    ['x'.repeat(4000), 0, 'name_too_long'],
    ['call me', 1, 'bad_phone'],
    ['anna', 2, 'bad_email'],
    [`${'a'.repeat(255)}@b.ua`, 2, 'bad_email'],
    [Array.from({ length: 21 }, (_, index) => `+38067111222${index}`).join(';'), 1, 'too_many'],
    ['nothing', 3, 'unknown_tag'],
    ['nothing', 4, 'unknown_plan'],
    ['Курс: nothing', 4, 'unknown_stage'],
    ['x'.repeat(5001), 5, 'note_too_long'],
    ['Two', 6, 'unknown_manager'],
  ])('is refused for %.10j in column %i: %s', (cell, column, why) => {
    const cells = ['Анна', '', '', '', '', '', ''].with(column, cell)
    const problems = checkImportLine(cells, 1, context)
    expect(problems).toMatchObject([{ why }])
    expect(JSON.stringify(problems).length).toBeLessThan(200)
  })

  it.each([
    ['x', 2],
    ['31.02.2024', 3],
    ['XL', 4],
    ['maybe', 5],
  ])('is refused for the value %j in column %i', (cell, column) => {
    const cells = ['Анна', '', '', '', '', ''].with(column, cell)
    expect(checkImportLine(cells, 1, { ...context, columns })).toMatchObject([{ why: 'bad_value' }])
  })
})

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '',
    'VIP',
    'vip;VIP',
    'Курс',
    'Курс: Новый',
    '+380671234567',
    "'+380501112233",
    'a@b.ua',
    '=1',
    'Анна',
  ),
)

/** Cells that mostly say something: where every column is noise, hardly a line is taken. */
const text = fc.string({ unit: fc.constantFrom('a', 'я', "'", '=', '-', '"', ' ', '1', 'Ї'), maxLength: 12 })
const phones = fc.subarray(['+380671234567', "'+380501112233", '044 123-45-67', '(050) 111-22-33'])
const emails = fc.subarray(['a@b.ua', 'A@B.ua', 'c@d.ua', '=x@y.ua'])
const goodCells = fc
  .tuple(
    text,
    phones.map(all => all.join('; ')),
    emails.map(all => all.join(', ')),
    fc.constantFrom('', 'VIP', 'vip;VIP', 'Опт, розница'),
    fc.constantFrom('', 'Курс', 'Курс: Новый', 'Курс: оплата'),
    text,
    fc.constantFrom('', 'Анна', 'anna@demo.test'),
  )
  .filter(([name, phone, email]) => (name + phone + email).trim() !== '')
const goodLine = goodCells.map(cells => {
  const line = checkImportLine(cells, 1, context)
  return 'line' in line ? line : null
})

describe('whatever stands in a file', () => {
  it('becomes people as they are stored, or is refused with a reason', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 9 }), fc.boolean(), (cells, fielded) => {
        const line = checkImportLine(cells, 1, fielded ? { ...context, columns } : context)
        if (!('line' in line)) return void expect(line.length).toBeGreaterThan(0)
        expect(importLineSchema.parse(line)).toEqual(line)
        const { person, card, entry } = importPerson(line, 5)
        expect(cardSchema.parse(card)).toEqual(card)
        expect(personSchema.parse(person)).toEqual(person)
        expect(searchEntrySchema.parse(entry)).toEqual(entry)
      }),
    )
  })

  it('changes a card once, however often it is gone over', () => {
    let taken = 0
    fc.assert(
      fc.property(goodLine, goodLine, (first, second) => {
        if (!first || !second) return
        taken++
        const { card } = importPerson(first, 5)
        expect(cardWithLine(card, first, 9)).toBe(card)
        const once = cardWithLine(card, second, 7)
        expect(cardWithLine(once, second, 9)).toBe(once)
        for (const field of ['phones', 'emails'] as const)
          expect(once[field]).toEqual(expect.arrayContaining(card[field]))
        expect(once.note).toContain(card.note)
      }),
    )
    expect(taken).toBeGreaterThan(20)
  })

  it('is the same person when it was written out and is read again', () => {
    let taken = 0
    fc.assert(
      fc.property(goodLine, line => {
        if (!line) return
        taken++
        const { person, card } = importPerson(line, 5)
        const managers = { anna: 'Анна' }
        const written = personCells(person, card, { ...context, language: 'ru', fields: {}, managers })
        for (const cell of written) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0]/u)
        expect(plainCell(written[0] ?? '')).toBe(card.name)
        expect(checkImportLine(written, 1, context)).toEqual({ ...line, named: true })
      }),
    )
    expect(taken).toBeGreaterThan(20)
  })
})
