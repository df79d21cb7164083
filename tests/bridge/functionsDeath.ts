const death = Promise.withResolvers<never>()
// Nobody may be looking.
death.promise.catch(() => undefined)

/** Rejected when functions that a test has started ended by themselves. */
export const functionsDeath: Promise<never> = death.promise

/** Tells the tests of this file that the functions ended by themselves. */
export const reportDeath = (reason: Error): void => death.reject(reason)
