import { describe, expect, it } from 'vitest'
import { meetPerson } from './meetPerson.ts'

const place = { channelId: 'a', chatId: 'a_7', messenger: 'vk' as const }
const meet = (known: Parameters<typeof meetPerson>[0], name: string, username?: string) =>
  meetPerson(known, { externalId: '7', name, ...(username && { username }) }, place, 1000, 2000)
const nobody = { chat: null, person: null }

describe('a person whom the update does not name', () => {
  it('is called by their number at first', () => {
    const { chat, person, card } = meet(nobody, '')
    expect([chat.name, person.name, card?.name]).toEqual(['id7', 'id7', 'id7'])
  })
  it('keeps the name and the address that are known', () => {
    const named = meet(nobody, 'Eve', 'eve')
    expect(meet(named, '').chat).toBe(named.chat)
    expect(meet(named, '').person.name).toBe('Eve')
  })
})

describe('a person whom the update names', () => {
  it('is called so from then on, and the address goes when it is not told', () => {
    const again = meet(meet(nobody, 'Eve', 'eve'), 'Eve Adams')
    expect(again.chat).toMatchObject({ name: 'Eve Adams' })
    expect(again.chat).not.toHaveProperty('username')
    expect(again.person.name).toBe('Eve Adams')
  })
  it('keeps a name that a manager gave', () => {
    const { chat, person } = meet(nobody, 'Eve')
    expect(meet({ chat, person: { ...person, name: 'Mrs Adams' } }, 'Eve A').person.name).toBe('Mrs Adams')
  })
})
