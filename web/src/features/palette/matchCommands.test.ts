import { expect, it } from 'vitest'
import { matchCommands } from './matchCommands.ts'

const command = (id: string, text: string) => ({ id, text, icon: '', run: () => undefined })
const commands = [command('unread', 'Открыть непрочитанные'), command('dark', 'Тёмное оформление')]
const idsOf = (text: string) => matchCommands(commands, text).map(({ id }) => id)

it('has all of them for nothing, and those with every word', () => {
  expect(idsOf('  ')).toEqual(['unread', 'dark'])
  expect(idsOf('непроч откр')).toEqual(['unread'])
  expect(idsOf('темное')).toEqual(['dark'])
  expect(idsOf('temn')).toEqual(['dark'])
  expect(idsOf('откр тём')).toEqual([])
})
