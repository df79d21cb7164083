/** The number that a messenger gave to a message; the parts of one (`5`, `5-1`) have the same. */
export const messageNumber = (externalId: string): number =>
  Number(/^\d+/u.exec(externalId)?.[0] ?? Number.NaN)
