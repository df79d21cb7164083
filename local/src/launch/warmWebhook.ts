/**
 * Has the functions emulator start the webhook's process, which takes it a second or two, before the first customer
 * writes and before VK asks it for its word. A GET is refused at once and changes nothing. Resolves when it was answered.
 */
export async function warmWebhook(functionsPort: number, projectId: string): Promise<void> {
  const url = `http://127.0.0.1:${functionsPort}/${projectId}/europe-west1/webhook/`
  await fetch(url).then(
    answer => answer.arrayBuffer(),
    () => undefined,
  )
}
