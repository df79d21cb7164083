/** `install`: on an iPhone or iPad only an app on the home screen is pushed to. */
export type PushSupport = 'yes' | 'install' | 'no'

/** Whether this browser can be pushed to. */
export function pushSupport(): PushSupport {
  const can = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
  if (can) return import.meta.env.PROD ? 'yes' : 'no'
  // An iPad calls itself a Mac, and has a touch screen.
  const apple =
    /iPhone|iPad/.test(navigator.userAgent) ||
    (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  return apple ? 'install' : 'no'
}
