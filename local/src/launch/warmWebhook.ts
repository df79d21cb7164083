/**
 * Has the functions emulator start the webhook's process, which takes it a second or two, before the first customer
 * writes. A GET is refused at once and changes nothing.
 */
export function warmWebhook(functionsPort: number, projectId: string): void {
  fetch(`http://127.0.0.1:${functionsPort}/${projectId}/europe-west1/webhook/`).then(
    answer => answer.arrayBuffer(),
    () => undefined,
  )
}
