import { createRouter, createWebHistory } from 'vue-router'
import { loadWords } from '../i18n/loadWords.ts'
import { openingTab } from './openingTab.ts'
import { startBackend } from './startBackend.ts'

/** Not in what is deployed. */
const LOCAL = import.meta.env.DEV || import.meta.env.VITE_LOCAL === '1'

/** The addresses of design.md §8. Which page is shown depends on the session, which the guard waits for. */
export function createAppRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/sign-in', name: 'signIn', component: () => import('../features/sign-in/SignInPage.vue') },
      {
        path: '/chats/:tab(important|all|unread|dialogs)/:personId?/:chatId?',
        name: 'inbox',
        component: () => import('./InboxPage.vue'),
      },
      {
        path: '/welcome',
        name: 'welcome',
        component: () => import('../features/sign-in/WelcomePage.vue'),
      },
      {
        path: '/settings',
        component: () => import('./SettingsPage.vue'),
        children: [
          { path: '', redirect: { name: 'channels' } },
          {
            path: 'company',
            name: 'company',
            component: async () => {
              const [page] = await Promise.all([
                import('../features/company/CompanyPane.vue'),
                loadWords('company'),
              ])
              return page
            },
          },
          {
            path: 'channels',
            name: 'channels',
            component: () => import('../features/channels/ChannelsPane.vue'),
          },
          {
            path: 'dictionaries/:kind?',
            name: 'dictionaries',
            component: () => import('../features/dictionaries/DictionariesPane.vue'),
          },
          {
            path: 'templates',
            name: 'templates',
            component: async () => {
              const [page] = await Promise.all([
                import('../features/templates/TemplatesPane.vue'),
                loadWords('templates'),
              ])
              return page
            },
          },
          {
            path: 'managers',
            name: 'managers',
            component: () => import('../features/managers/ManagersPane.vue'),
          },
          {
            path: 'transfer',
            name: 'transfer',
            component: async () => {
              const [page] = await Promise.all([
                import('../features/transfer/TransferPane.vue'),
                loadWords('transfer'),
              ])
              return page
            },
          },
          {
            path: 'audit',
            name: 'audit',
            component: async () => {
              const [page] = await Promise.all([
                import('../features/audit/AuditPane.vue'),
                loadWords('audit'),
              ])
              return page
            },
          },
          {
            path: 'quarantine',
            name: 'quarantine',
            component: () => import('../features/quarantine/QuarantinePane.vue'),
          },
        ],
      },
      ...(LOCAL
        ? [{ path: '/gallery', component: () => import('../features/chat/gallery/GalleryPage.vue') }]
        : []),
      // Which list that is, the guard decides.
      { path: '/chats', name: 'chats', component: () => import('./InboxPage.vue') },
      // What was shared waits in the browser until a chat is chosen (web/src/worker/takeShared.ts).
      { path: '/share', redirect: { name: 'inbox', params: { tab: 'all' } } },
      { path: '/failed', name: 'failed', component: () => import('./FailedPage.vue') },
      { path: '/:rest(.*)*', redirect: { name: 'chats' } },
    ],
  })
  router.beforeEach(async to => {
    if (to.name === 'failed') return true
    const ready = await isReady().catch(() => null)
    if (ready === null) return { name: 'failed', query: { from: to.fullPath } }
    if (to.name === 'welcome') return true
    if (to.name === 'signIn') return ready ? { name: 'chats' } : true
    if (!ready) return { name: 'signIn', query: { to: to.fullPath } }
    if (to.name !== 'chats') return true
    return { name: 'inbox', params: { tab: await openingTab() }, replace: true }
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
