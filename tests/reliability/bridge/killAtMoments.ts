import type { Bridge } from '../../bridge/startBridge.ts'

/**
 * Lets the functions end themselves at each of these moments (withFaultPoints.ts), one after the other, while `begin` does
 * its work; answers how many of them came.
 */
export async function killAtMoments(
  bridge: Bridge,
  moments: readonly string[],
  begin: () => Promise<unknown>,
): Promise<number> {
  await bridge.kill()
  await bridge.revive(moments[0])
  const work = begin()
  const over = work.then(
    () => true,
    () => true,
  )
  let killed = 0
  while (killed < moments.length) {
    if (await Promise.race([bridge.untilEnded(), over])) break
    await bridge.revive(moments[++killed])
    await bridge.sim('clock', { advanceMs: 3000 })
  }
  await work
  return killed
}
