const AGAIN_MS = 10_000

/** Loads a part of the page that nobody waits for: again and again, where the network is away at that moment. */
export async function loadPatiently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise(resolve => setTimeout(resolve, AGAIN_MS))
    }
  }
}
