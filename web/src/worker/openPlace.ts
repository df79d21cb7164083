declare const self: ServiceWorkerGlobalScope

/** A click on what was pushed opens its place: in a page that is open already, else in a new one. */
export async function openPlace({ notification }: NotificationEvent): Promise<void> {
  notification.close()
  const path: unknown = notification.data
  const place = typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') ? path : '/chats'
  const pages = await self.clients.matchAll({ type: 'window' })
  const page = pages.find(({ focused }) => focused) ?? pages[0]
  if (!page) return void (await self.clients.openWindow(place))
  // The page goes there by itself: loading it anew would take time, and what is being written.
  page.postMessage({ open: place })
  await page.focus().catch(() => undefined)
}
