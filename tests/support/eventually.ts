const ASK_EVERY_MS = 50

/**
 * Asks again and again until `check` does not throw, and answers what it returned. After `withinMs` it throws what
 * `check` threw last.
 */
export async function eventually<T>(check: () => T | Promise<T>, withinMs = 20_000): Promise<T> {
  const deadline = Date.now() + withinMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
}
