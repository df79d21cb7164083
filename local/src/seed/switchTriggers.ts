/** Switches the functions that answer to documents off or on: history is written as it was, not lived through again. */
export async function switchTriggers(hubPort: number, on: boolean): Promise<void> {
  const answer = await fetch(
    `http://127.0.0.1:${hubPort}/functions/${on ? 'enable' : 'disable'}BackgroundTriggers`,
    { method: 'PUT' },
  )
  if (!answer.ok) throw new Error(`The functions' triggers were not switched: ${answer.status}`)
  await answer.arrayBuffer()
}
