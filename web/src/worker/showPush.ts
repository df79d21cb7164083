import type { PushMessage } from '@chats/domain/PushMessage'
import { pushWords } from './pushWords.ts'

declare const self: ServiceWorkerGlobalScope

/** Takes the sign from whoever shows nothing for a push, even once (WebKit). */
const mustShow = () =>
  /AppleWebKit/.test(self.navigator.userAgent) && !/Chrome/.test(self.navigator.userAgent)

/** Shows what was pushed; not to somebody who looks at the app: it tells by itself. */
export async function showPush({ data }: PushEvent): Promise<void> {
  const push = data?.json() as PushMessage | undefined
  if (!push) return
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (push.kind !== 'test' && pages.some(({ focused }) => focused) && !mustShow()) return
  const { title, body } = pushWords(push)
  const options: NotificationOptions & { renotify: boolean } = {
    body,
    tag: push.tag,
    // What is told anew under the same tag sounds again only for new messages; a repeat of the rest is silent.
    renotify: push.kind === 'message',
    lang: push.locale,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: push.path,
  }
  await self.registration.showNotification(title, options)
}
