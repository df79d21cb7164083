/** gRPC's DEADLINE_EXCEEDED. */
const EXCEEDED = 4

/**
 * The promise, or a rejection with DEADLINE_EXCEEDED after `ms`. The client library itself goes on trying for minutes;
 * a messenger has given up long before, and what is then stored twice is stored once by its id.
 */
export async function withDeadline<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('the database is late'), { code: EXCEEDED })), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
