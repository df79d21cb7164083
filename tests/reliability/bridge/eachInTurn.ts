/** Runs `work` for 0…n-1, spread over lanes: in order within a lane, lanes beside each other. */
export async function eachInTurn(
  n: number,
  lanes: number,
  work: (lane: number, index: number) => Promise<unknown>,
): Promise<void> {
  const run = async (lane: number) => {
    for (let index = lane; index < n; index += lanes) await work(lane, index)
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)))
}
