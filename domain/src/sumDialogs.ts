import type { Person } from './Person.ts'

/** How many dialogs are open in all of a person's chats, for the row. */
export const sumDialogs = (chats: Person['chats']): Required<Pick<Person, 'openDialogs'>> => ({
  openDialogs: Object.values(chats).reduce((sum, { openDialogs = 0 }) => sum + openDialogs, 0),
})
