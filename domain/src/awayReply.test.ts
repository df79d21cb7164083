import { describe, expect, it } from 'vitest'
import { awayReply } from './awayReply.ts'
import { momentOf } from './momentOf.ts'
import type { Person, PersonChat } from './Person.ts'

const zone = 'Europe/Kyiv'
const at = (hour: number, minute = 0) => momentOf({ year: 2026, month: 11, day: 25, hour, minute }, zone)
const company = {
  timeZone: zone,
  workingHours: { '3': { from: '09:00', to: '18:00' } },
  away: { on: true, text: 'Добрый вечер, {{name}}! Ответим утром.' },
}
const message = (hour: number) => ({ chatId: 'c_1', at: at(hour), name: 'Ольга Петренко' })
const row = (chat: Partial<PersonChat> = {}, more: Partial<Person> = {}) =>
  ({
    chats: { c_1: { channelId: 'c', messenger: 'telegram', state: 'subscribed', ...chat } },
    ...more,
  }) as unknown as Person
const reply = (person: Person | null, hour = 20, given: object = {}) =>
  awayReply({ ...company, ...given }, person, message(hour), at(hour))
const answered = (minute: number, authorId?: string) => ({
  lastMessage: {
    direction: 'out',
    at: at(19, minute),
    ...(authorId && { authorId }),
  } as Person['lastMessage'],
})

describe('what is said outside the working hours', () => {
  it('is the text with the name in it, to a new person too', () => {
    const said = { since: at(18), text: 'Добрый вечер, Ольга! Ответим утром.' }
    expect(reply(null)).toEqual(said)
    expect(reply(row())).toEqual(said)
  })

  it('is nothing while the company works, or keeps no hours, or has nothing to say', () => {
    expect(reply(row(), 12)).toBeNull()
    expect(reply(row(), 20, { workingHours: undefined })).toBeNull()
    expect(reply(row(), 20, { away: { ...company.away, on: false } })).toBeNull()
    expect(reply(row(), 20, { away: { on: true, text: ' ' } })).toBeNull()
    expect(awayReply(null, row(), message(20), at(20))).toBeNull()
  })

  it('is said once in a closed time, and again in the next', () => {
    expect(reply(row({ awaySince: at(18) }))).toBeNull()
    expect(reply(row({ awaySince: at(18) - 86_400_000 }))).not.toBeNull()
  })

  it('is not said of what was written while the company worked', () => {
    expect(awayReply(company, row(), message(17), at(20))).toBeNull()
  })

  it('A8: is not said where automation is silent, nor to who is on the block list', () => {
    expect(reply(row({ botOff: { by: 'anna', byName: 'Anna', at: 0, endsAt: null } }))).toBeNull()
    expect(reply(row({}, { facets: ['blacklisted'] }))).toBeNull()
  })

  it('is not said while a manager answers all the same; a bot is no manager', () => {
    expect(reply(row({}, answered(45, 'anna')))).toBeNull()
    expect(reply(row({}, answered(15, 'anna')))).not.toBeNull()
    expect(reply(row({}, answered(45)))).not.toBeNull()
  })
})
