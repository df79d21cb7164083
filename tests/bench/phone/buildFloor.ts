import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { runToEnd } from '../../../local/src/launch/runToEnd.ts'

const root = resolve(import.meta.dirname, '../../..')

const html = `<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>floor</title>
  </head>
  <body>
    <div id="app"></div>
    <script type="module" src="./main.ts"></script>
  </body>
</html>
`

/** What the inbox loads before its first row, and nothing of our own: Firebase comes beside it, as there. */
const main = `import { createPinia } from 'pinia'
import { createApp, h } from 'vue'
import { createI18n } from 'vue-i18n'
import { createRouter, createWebHistory } from 'vue-router'
import { createVuetify } from 'vuetify'
import { VDialog } from 'vuetify/components/VDialog'
import { VMenu } from 'vuetify/components/VMenu'
import { VSnackbar } from 'vuetify/components/VSnackbar'
import { Virtualizer } from 'virtua/vue'
import 'vuetify/styles/core'

const backend = import('./backend.ts').then(({ open }) => open())
const Page = {
  setup: () => () =>
    h('main', { class: 'floor' }, ['floor', h(VDialog, { modelValue: false }), h(VMenu), h(VSnackbar, { modelValue: false }), h(Virtualizer, { data: [] }, () => [])]),
}
const Whole = { setup: () => () => h('main', { class: 'floor' }, 'floor') }
const whole = new URLSearchParams(location.search).has('whole')
const router = createRouter({
  history: createWebHistory(),
  routes: [{ path: '/:rest(.*)*', component: whole ? Whole : Page }],
})
if (whole) router.beforeEach(() => backend)
createApp({ setup: () => () => h(VOutlet) })
  .use(createPinia())
  .use(createI18n({ legacy: false, locale: 'ru', messages: { ru: {} } }))
  .use(createVuetify())
  .use(router)
  .mount('#app')
`

const outlet = `import { RouterView as VOutlet } from 'vue-router'
`

const backend = `import { initializeApp } from 'firebase/app'
import { browserLocalPersistence, indexedDBLocalPersistence, initializeAuth, onAuthStateChanged } from 'firebase/auth'
import { collection, initializeFirestore, limit, onSnapshot, orderBy, persistentLocalCache, persistentMultipleTabManager, query, where } from 'firebase/firestore'

export async function open() {
  const app = initializeApp({ apiKey: 'floor', projectId: 'floor', appId: 'floor' })
  const auth = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] })
  await auth.authStateReady()
  const db = initializeFirestore(app, { localCache: persistentLocalCache({ tabManager: persistentMultipleTabManager() }) })
  // Named, so that they are in the build; nobody is ever signed in here.
  onAuthStateChanged(auth, user => {
    if (user) onSnapshot(query(collection(db, 'x'), where('a', '==', 1), orderBy('b'), limit(1)), () => undefined)
  })
}
`

const config = `import vue from ${JSON.stringify(join(root, 'node_modules/@vitejs/plugin-vue/dist/index.mjs'))}
export default {
  base: './',
  plugins: [vue()],
  resolve: { alias: { re2js: ${JSON.stringify(join(root, 'web/src/app/re2js.ts'))} } },
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false, __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  build: { target: 'es2022', modulePreload: { polyfill: false } },
}
`

/** Builds the empty page of the same libraries inside `folder` (below the repository, which has them); answers where. */
export async function buildFloor(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const files = {
    'index.html': html,
    'main.ts': outlet + main,
    'backend.ts': backend,
    'vite.config.mjs': config,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', 'dist', '--emptyOutDir']
  await runToEnd({ args, cwd: folder, env: { NODE_ENV: 'production' } }, new AbortController().signal)
  return join(folder, 'dist')
}
