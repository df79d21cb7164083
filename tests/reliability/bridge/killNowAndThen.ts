import type { Bridge } from '../../bridge/startBridge.ts'

/** Ends the functions at some moment, `times` times while `work` goes on, and starts them again each time. */
export async function killNowAndThen(
  bridge: Bridge,
  times: number,
  random: () => number,
  work: Promise<unknown>,
): Promise<number> {
  let [killed, working] = [0, true]
  const over = work.finally(() => {
    working = false
  })
  const strike = async () => {
    while (working && killed < times) {
      await new Promise(resolve => setTimeout(resolve, 300 + random() * 1200))
      if (!working) return
      await bridge.kill()
      killed++
      await bridge.revive()
      await bridge.sim('clock', { advanceMs: 3000 })
    }
  }
  await Promise.all([over, strike()])
  return killed
}
