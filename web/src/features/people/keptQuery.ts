import type { LocationQuery } from 'vue-router'

/** What of an address stays when another person is opened: the filter of the list. */
export const keptQuery = ({ f }: LocationQuery): LocationQuery => (f === undefined ? {} : { f })
