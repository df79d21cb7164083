/** Where the browser keeps as whom it is pushed to: a manager and an address, as functions know them. */
export const PUSHED_AS = 'chats.pushed'

/** The address that this browser gave to be pushed to at, if it gave one. */
export async function ownSubscription(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator)) return null
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager?.getSubscription()) ?? null
}

/** From now on nothing reaches this browser; its push service tells functions so at the next push. */
export async function turnPushOff(): Promise<void> {
  localStorage.removeItem(PUSHED_AS)
  await (await ownSubscription())?.unsubscribe()
}
