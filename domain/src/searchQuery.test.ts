import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchQuery } from './searchQuery.ts'
import { searchTokens } from './searchTokens.ts'
import type { Searched } from './searchTokens.ts'

const person = (known: Partial<Searched>) => {
  const whole = { name: '', phones: [], emails: [], usernames: [], ...known }
  return { ...whole, tokens: searchTokens(whole) }
}
/** Whether both the query of the index and the check of what it gives find the person. */
const finds = (text: string, known: Partial<Searched>) => {
  const query = searchQuery(text)
  const entry = person(known)
  if (!query?.matches({ ...entry, phones: [...entry.phones] })) return false
  expect(entry.tokens.some(token => query.anyOf.includes(token))).toBe(true)
  return true
}

describe('a name is found', () => {
  it.each([
    ['Анна Петрова', 'петр', 'any word'],
    ['Анна Петрова', 'ПЕТРОВА анна', 'in any order and case'],
    ['Анна Петрова', 'а петро', 'by one letter of the other word'],
    ['Алёна', 'алена', 'ё is е'],
    ['Алена', 'алён', 'е is ё'],
    ['Марія Їжакевич', 'мария ижак', 'written in Russian'],
    ['Мария', 'марі', 'written in Ukrainian'],
    ["Мар'яна", 'марьяна', 'the apostrophe is a soft sign'],
    ['Мар’яна', 'маряна', 'or nothing'],
    ['Анна-Мария', 'мари', 'after a hyphen'],
    ['ivan_petrov', 'petr', 'after an underscore'],
    ['Zoë Müller-Łoś', 'zoe muller los', 'without diacritics'],
    ['Zoe', 'zoë', 'with diacritics'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς', 'in Greek, whatever its last letter'],
    ['გიორგი', 'გიო', 'in Georgian'],
    ['李明', '李明', 'in Chinese'],
    ['محمد علي', 'محم', 'in Arabic'],
    ['דוד כהן', 'כהן', 'in Hebrew'],
    ['🌸 Оля 🌸', 'оля', 'among flowers'],
    ['Группа 25', 'группа 25', 'with a number in it'],
    ['Сергей2', 'сергеи\u03062', 'with a letter of two characters before a digit'],
  ])('%s by %j: %s', (name, text) => {
    expect(finds(text, { name })).toBe(true)
  })

  const spelled: readonly (readonly [string, readonly string[]])[] = [
    ['Юлія', ['Yuliia', 'Iuliia', 'Yulia', 'Julia', 'Yuliya', 'Julija']],
    ['Харьков', ['Kharkov', 'Harkov', "Khar'kov"]],
    ['Цветкова', ['Tsvetkova', 'Cvetkova', 'Tzvetkova']],
    ['Щербаков', ['Shcherbakov', 'Scherbakov', 'Sherbakov']],
    ['Жанна Кожевникова', ['Zhanna Kozhevnikova']],
    ['Григорій Гнатюк', ['Hryhorii Hnatiuk', 'Grigoriy Gnatyuk', 'Hryhoriy Hnatyuk']],
    ['Дмитрий', ['Dmitry', 'Dmitriy', 'Dmitrii', 'Dmitri', 'Dmitrij']],
    ['Євген', ['Yevhen', 'Ievhen', 'Evgen', 'Jevhen']],
    ['Елена', ['Elena', 'Yelena', 'Jelena']],
    ['Фёдор', ['Fyodor', 'Fedor', 'Fiodor']],
    ['Мария', ['Maria', 'Mariya', 'Mariia', 'Marija']],
    ['Таня', ['Tanya', 'Tania', 'Tanja']],
    ['Любовь', ['Lyubov', 'Liubov', 'Ljubov', "Lyubov'"]],
    ['Александр', ['Aleksandr', 'Alexandr']],
    ['Ксения', ['Ksenia', 'Xenia', 'Kseniya']],
    ['София', ['Sofia', 'Sophia', 'Sofiya']],
    ['Згурський', ['Zghurskyi', 'Zgurskiy', 'Zgurskii']],
    ['Хмельницький', ['Khmelnytskyi', 'Hmelnickij', 'Khmelnytskyy']],
    ['Советский', ['Sovetskiy']],
    ['Чайковский', ['Chaykovskiy', 'Chaikovskii']],
    ['Виктор', ['Viktor', 'Victor']],
    ['Майоров', ['Mayorov', 'Maiorov']],
  ]
  it.each(spelled.flatMap(([name, spellings]) => spellings.map(latin => [name, latin] as const)))(
    '%s by %s, and the other way round',
    (name, latin) => {
      expect(finds(latin, { name })).toBe(true)
      expect(finds(name, { name: latin })).toBe(true)
    },
  )

  it.each(['mas', 'mash', 'masha', 'маш'])('Маша by %s, while it is being typed', text => {
    expect(finds(text, { name: 'Маша' })).toBe(true)
    expect(finds(text, { name: 'Masha' })).toBe(true)
  })

  it('written in one alphabet, by another spelling of the same', () => {
    expect(finds('grigor', { name: 'Hryhorii' })).toBe(true)
    expect(finds('hryhor', { name: 'Grigoriy' })).toBe(true)
  })

  it('that the messenger tells, too', () => {
    expect(finds('katusha', { name: 'Екатерина', otherNames: ['Katusha 🐈'] })).toBe(true)
  })

  it.each([
    ['Маша', 'мас'],
    ['Лучко', 'луц'],
    ['Ганна', 'хан'],
    ['Мясников', 'ми'],
    ['Вера', 'ви'],
    ['Анатолий', 'анн'],
    ['Анна Петрова', 'анна иванова'],
    ['Анна', 'нна'],
    ['Анна', 'анна 25'],
  ])('%s is not found by %s', (name, text) => {
    expect(finds(text, { name })).toBe(false)
  })
})

describe('a phone is found', () => {
  const ways = {
    '+380671234567': [
      '+38 (067) 123-45-67',
      '38067',
      '+380',
      '067 123',
      '0671234567',
      '671234',
      '8 067 123 45 67',
      '80671',
      '00380671234567',
      '4567',
      '23-45-67',
      '67',
    ],
    '+38 (067) 123 45 67': ['380671234567', '0671234567', '+380671'],
    '380671234567': ['+380671234567', '0671234567'],
    '067 123-45-67': ['+380671234567', '380671', '0671', '671', '80671234567', '4567'],
    '+7 916 123-45-67': ['8 916', '89161234567', '7916', '+7 (916) 123', '916 123', '123-45-67'],
    '8 (916) 123-45-67': ['+79161234567', '7 916', '8916', '916'],
    '9161234567': ['+79161234567', '89161234567', '916'],
    '+1 415 555 2671': ['415 555', '1415', '2671'],
  }
  it.each(Object.entries(ways).flatMap(([phone, texts]) => texts.map(text => [phone, text] as const)))(
    '%s by %s',
    (phone, text) => {
      expect(finds(text, { phones: ['+499999999999', phone] })).toBe(true)
    },
  )

  it.each([
    ['+380671234567', '123'],
    ['+380671234567', '+380672'],
    ['+380671234567', '380671234568'],
    ['+380671234567', '1380671234567'],
    ['+380671234567', '7 916'],
    ['+380501234567', '7050'],
    ['+380671234567', '5'],
  ])('%s is not found by %s', (phone, text) => {
    expect(finds(text, { phones: [phone] })).toBe(false)
  })

  it('together with a name', () => {
    expect(finds('петрова 067 123', { name: 'Анна Петрова', phones: ['+380671234567'] })).toBe(true)
    expect(finds('067 123 петрова', { name: 'Анна Петрова', phones: ['+380671234567'] })).toBe(true)
    expect(finds('067 123 иванова', { name: 'Анна Петрова', phones: ['+380671234567'] })).toBe(false)
  })
})

describe('addresses and @names are found', () => {
  const known = { name: 'Аня', emails: ['anna.petrova-2000@mail.example.com'], usernames: ['ann_petr'] }
  it.each(['anna.pet', 'PETROVA', 'petrova-2000@ma', '2000', 'example.com', '@ann', '@ann_p', 'petr'])(
    '%s',
    text => {
      expect(finds(text, known)).toBe(true)
    },
  )
  it.each(['anna.ivanova', 'nna', '@petrovna', 'anna@gmail'])('not by %s', text => {
    expect(finds(text, known)).toBe(false)
  })
})

describe('whatever is typed', () => {
  it.each(['', ' ', 'а', 'и п', '🌸🌸', '7', '+7', '---', '@', '\ud800'])(
    'nothing is asked for by %j',
    text => {
      expect(searchQuery(text)).toBeNull()
    },
  )

  it.each([
    ['ten thousand letters', 'щ'.repeat(10_000)],
    ['ten thousand h', 'h'.repeat(10_000)],
    ['ten thousand digits', '8'.repeat(10_000)],
    ['ten thousand words', 'ia sh c '.repeat(1250)],
    ['right to left', '\u202eشش '.repeat(3000)],
    ['flowers', '🌸a'.repeat(4000)],
    ['marks', `a${'\u0301'.repeat(9999)}`],
    ['brackets', '(+'.repeat(5000)],
  ])('%s do no harm', (_, text) => {
    const query = searchQuery(text)
    expect(query?.anyOf.length ?? 0).toBeLessThanOrEqual(10)
    const entry = person({ name: text, phones: [text], emails: [text], usernames: [text] })
    expect(entry.tokens.length).toBeLessThanOrEqual(600)
    expect(Math.max(0, ...entry.tokens.map(token => token.length))).toBeLessThanOrEqual(60)
    query?.matches({ ...entry, phones: [text] })
  })

  it('any beginning of any word of a name finds it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 12 }), {
          minLength: 1,
          maxLength: 3,
        }),
        words => {
          const name = words.join(' ')
          const entry = person({ name })
          for (const word of words) {
            const query = searchQuery(word)
            if (query) expect(query.matches({ tokens: entry.tokens, phones: [] })).toBe(true)
            if (query) expect(query.anyOf.some(token => entry.tokens.includes(token))).toBe(true)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('no more than 600 tokens say how somebody is found, and the name is always among them', () => {
    const entry = person({
      name: 'Христофор Hryhorii Shchastia',
      phones: Array.from({ length: 20 }, (_, i) => `+38067${1_000_000 + i * 7919}`),
      emails: Array.from({ length: 20 }, (_, i) => `first${i}.second${i}.third${i}@domain${i}.example.com`),
      usernames: ['sergius_hohotsch', 'iaia'],
    })
    expect(entry.tokens.length).toBeLessThanOrEqual(600)
    expect(entry.tokens).toContain('христофор')
    expect(entry.tokens).toContain('щастия')
    expect(entry.tokens).toContain(`+380671000`)
  })
})
