import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'vuetify/styles/core'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/menu.css'
import { i18n } from '../i18n/i18n.ts'
import { localeOf } from '../i18n/Locale.ts'
import { preferredLocale, setLocale } from '../i18n/setLocale.ts'
import App from './App.vue'
import { createAppRouter } from './createAppRouter.ts'
import { createAppVuetify } from './createAppVuetify.ts'
import { startBackend } from './startBackend.ts'

const words = setLocale(localeOf(preferredLocale()))
void startBackend()
// Where somebody has worked, the inbox comes beside Firebase and not behind it; what fails here is tried by the router.
const hasWorked = localStorage.getItem('chats.claims') !== null
if (hasWorked && !location.pathname.startsWith('/settings')) import('./InboxPage.vue').catch(() => undefined)
// No `await` out here: the locale is a file that imports from this one, and would wait for it for ever.
void words.then(() =>
  createApp(App).use(createPinia()).use(i18n).use(createAppVuetify()).use(createAppRouter()).mount('#app'),
)
