/** The dictionaries that admins write, in the order of the page; tunnels and lead tools have pages of their own. */
export const kinds = [
  'tags',
  'salesPlans',
  'fields',
  'sources',
  'offers',
  'dialogTypes',
  'dialogReasons',
  'dialogComponents',
] as const
export type Kind = (typeof kinds)[number]

/** Whether an address names a dictionary. */
export const isKind = (value: unknown): value is Kind => kinds.some(kind => kind === value)
