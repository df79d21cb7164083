type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> }

/** The fields that have a value: the database takes no undefined ones. */
export const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
