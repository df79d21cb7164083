import { createRouter, createWebHistory } from 'vue-router'
import { startBackend } from './startBackend.ts'

/** The addresses of design.md §8. Which page is shown depends on the session, which the guard waits for. */
export function createAppRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/sign-in', name: 'signIn', component: () => import('../features/sign-in/SignInPage.vue') },
      {
        path: '/chats/:tab(all|unread)/:personId?/:chatId?',
        name: 'inbox',
        component: () => import('./InboxPage.vue'),
      },
      {
        path: '/settings',
        component: () => import('./SettingsPage.vue'),
        children: [
          { path: '', redirect: { name: 'channels' } },
          {
            path: 'channels',
            name: 'channels',
            component: () => import('../features/channels/ChannelsPane.vue'),
          },
          {
            path: 'quarantine',
            name: 'quarantine',
            component: () => import('../features/quarantine/QuarantinePane.vue'),
          },
        ],
      },
      { path: '/failed', name: 'failed', component: () => import('./FailedPage.vue') },
      { path: '/:rest(.*)*', redirect: { name: 'inbox', params: { tab: 'all' } } },
    ],
  })
  router.beforeEach(async to => {
    if (to.name === 'failed') return true
    const ready = await isReady().catch(() => null)
    if (ready === null) return { name: 'failed', query: { from: to.fullPath } }
    if (to.name === 'signIn') return ready ? { name: 'inbox', params: { tab: 'all' } } : true
    return ready ? true : { name: 'signIn', query: { to: to.fullPath } }
  })
  return router
}

let started: Promise<void> | undefined

async function isReady(): Promise<boolean> {
  await startBackend()
  const { useSession } = await import('../entities/session/useSession.ts')
  const session = useSession()
  started ??= session.start()
  await started
  return session.stage === 'ready'
}
