/**
 * Lets the triggers of a project rest, or wakes them: with a hundred thousand people, to be told of each document and
 * to turn each call down would take the suite longer than to store them. Google's emulator cannot, and need not.
 */
export async function restTriggers(port: number, projectId: string, resting: boolean): Promise<void> {
  const verb = resting ? 'restTriggers' : 'wakeTriggers'
  const answer = await fetch(`http://127.0.0.1:${port}/emulator/v1/projects/${projectId}:${verb}`, {
    method: 'PUT',
  })
  await answer.arrayBuffer()
}
