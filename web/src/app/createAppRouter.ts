import { createRouter, createWebHistory } from 'vue-router'
import { withWords } from '../i18n/withWords.ts'
import { openingTab } from './openingTab.ts'
import { startBackend } from './startBackend.ts'

/** Not in what is deployed. */
const LOCAL = import.meta.env.DEV || import.meta.env.VITE_LOCAL === '1'

/** The addresses of design.md §8. Which page is shown depends on the session, which the guard waits for. */
export function createAppRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      {
        path: '/sign-in',
        name: 'signIn',
        component: withWords('signIn', () => import('../features/sign-in/SignInPage.vue')),
      },
      {
        path: '/chats/:tab(important|all|unread|dialogs)/:personId?/:chatId?',
        name: 'inbox',
        component: () => import('./InboxPage.vue'),
      },
      {
        path: '/welcome',
        name: 'welcome',
        component: withWords('managers', () => import('../features/sign-in/WelcomePage.vue')),
      },
      {
        path: '/settings',
        component: () => import('./SettingsPage.vue'),
        children: [
          { path: '', redirect: { name: 'channels' } },
          {
            path: 'company',
            name: 'company',
            component: withWords('company', () => import('../features/company/CompanyPane.vue')),
          },
          {
            path: 'channels',
            name: 'channels',
            component: withWords('channels', () => import('../features/channels/ChannelsPane.vue')),
          },
          {
            path: 'dictionaries/:kind?',
            name: 'dictionaries',
            component: () => import('../features/dictionaries/DictionariesPane.vue'),
          },
          {
            path: 'templates',
            name: 'templates',
            component: withWords('templates', () => import('../features/templates/TemplatesPane.vue')),
          },
          {
            path: 'keys',
            name: 'keys',
            component: withWords('keys', () => import('../features/keys/KeysPane.vue')),
          },
          {
            path: 'keys/api',
            name: 'eventsApi',
            component: withWords('keys', () => import('../features/keys/EventsApiPane.vue')),
          },
          {
            path: 'webhooks',
            name: 'webhooks',
            component: withWords('webhooks', () => import('../features/webhooks/WebhooksPane.vue')),
          },
          {
            path: 'lead-tools',
            name: 'leadTools',
            component: withWords('leadTools', () => import('../features/leadTools/LeadToolsPane.vue')),
          },
          {
            path: 'tunnels',
            name: 'tunnels',
            component: withWords('tunnels', () => import('../features/tunnels/TunnelsPane.vue')),
          },
          {
            path: 'tunnels/:tunnelId',
            name: 'tunnel',
            props: true,
            component: withWords('tunnels', () => import('../features/tunnels/TunnelEditor.vue')),
          },
          {
            path: 'managers',
            name: 'managers',
            component: withWords('managers', () => import('../features/managers/ManagersPane.vue')),
          },
          {
            path: 'transfer',
            name: 'transfer',
            component: withWords('transfer', () => import('../features/transfer/TransferPane.vue')),
          },
          {
            path: 'audit',
            name: 'audit',
            component: withWords('audit', () => import('../features/audit/AuditPane.vue')),
          },
          {
            path: 'quarantine',
            name: 'quarantine',
            component: withWords('quarantine', () => import('../features/quarantine/QuarantinePane.vue')),
          },
        ],
      },
      {
        path: '/reports',
        component: withWords('reports', () => import('./ReportsPage.vue')),
        children: [
          { path: '', redirect: { name: 'dialogReport' } },
          {
            path: 'dialogs',
            name: 'dialogReport',
            component: () => import('../features/reports/DialogReport.vue'),
          },
          {
            path: 'messages',
            name: 'messageReport',
            component: () => import('../features/reports/MessageReport.vue'),
          },
          {
            path: 'live',
            name: 'liveBoard',
            component: () => import('../features/reports/LiveBoard.vue'),
          },
        ],
      },
      ...(LOCAL
        ? [
            {
              path: '/gallery',
              component: withWords('chat', () => import('../features/chat/gallery/GalleryPage.vue')),
            },
          ]
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
