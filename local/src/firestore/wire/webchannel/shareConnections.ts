/** The back channels that browsers have open now. */
export interface SharedConnections {
  /** Told of a back channel as it opens; returns what to call once it is closed. `giveWay` closes it. */
  opened(browser: string, giveWay: () => void): () => void
  close(): void
}

/** Over HTTP/1.1 a browser opens six connections to an origin, for all its tabs together. */
const connectionsPerBrowser = 6
const turnMs = 100

/**
 * Lets the back channels of a browser take turns while they hold all of its connections: otherwise its fourth tab,
 * and whatever the first three want to write, would wait for ever. A client opens a closed back channel again at
 * once and lines up behind the requests that wait.
 */
export function shareConnections(): SharedConnections {
  const browsers = new Map<string, Set<() => void>>()
  let timer: NodeJS.Timeout | null = null

  const crowded = () => [...browsers.values()].filter(({ size }) => size >= connectionsPerBrowser)
  const stop = (): void => {
    if (timer !== null) clearInterval(timer)
    timer = null
  }
  const turn = (): void => {
    const all = crowded()
    if (all.length === 0) stop()
    for (const channels of all) {
      const [longest] = channels
      longest?.()
    }
  }
  return {
    opened: (browser, giveWay) => {
      const channels = browsers.get(browser) ?? new Set()
      browsers.set(browser, channels)
      const own = (): void => giveWay()
      channels.add(own)
      if (timer === null && channels.size >= connectionsPerBrowser) {
        timer = setInterval(turn, turnMs)
        timer.unref()
      }
      return () => {
        channels.delete(own)
        if (channels.size === 0 && browsers.get(browser) === channels) browsers.delete(browser)
      }
    },
    close: stop,
  }
}
