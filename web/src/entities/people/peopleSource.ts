import type { Query } from 'firebase/firestore'
import type { LiveSource } from '../useLive.ts'
import type { PeopleList } from './PeopleList.ts'
import { peopleQuery } from './peopleQuery.ts'

/** As many people as a page of a list has. */
export const PEOPLE_PAGE = 30

/** A list of people to listen to; `onlyOf` for a manager who sees only their own. */
export const peopleSource = (list: PeopleList, onlyOf: string | null): LiveSource<Query> => ({
  key: `people ${JSON.stringify(list)} ${onlyOf ?? 'everybody'}`,
  target: () => peopleQuery(list, onlyOf),
})
