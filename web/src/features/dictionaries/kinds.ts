/** The dictionaries that admins write, in the order of the page; tunnels are named by their own page. */
export const kinds = [
  'tags',
  'salesPlans',
  'fields',
  'leadTools',
  'sources',
  'dialogTypes',
  'dialogReasons',
  'dialogComponents',
] as const
export type Kind = (typeof kinds)[number]

/** Whether an address names a dictionary. */
export const isKind = (value: unknown): value is Kind => kinds.some(kind => kind === value)
