import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import vuetify from 'vite-plugin-vuetify'
import { emojiModule } from './emojiModule.ts'
import { iconModules } from './iconModules.ts'
import { workerModule } from './workerModule.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig(({ command }) => ({
  root: here('.'),
  plugins: [vue(), vuetify({ autoImport: true }), iconModules(), emojiModule(), workerModule()],
  resolve: {
    alias: {
      // Firestore 12.15+ carries a regex engine for pipelines, which nothing here uses: 46 KB gzip less.
      re2js: here('src/app/re2js.ts'),
    },
  },
  define: {
    __VUE_OPTIONS_API__: command === 'serve',
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  optimizeDeps: { exclude: ['@chats/domain'] },
  build: {
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'firebase',
              // Storage and functions stay apart: they load when they are first asked for.
              test: /node_modules[\\/](@?firebase[\\/](?!storage|functions)|idb[\\/])/,
              priority: 5,
            },
            {
              name: 'vue',
              test: /node_modules[\\/](@vue|vue|pinia|vue-router|vue-i18n|@intlify)[\\/]/,
              priority: 4,
            },
            // Each with all that it imports, so that the inbox starts with few requests: what is painted before Firebase
            // comes, who one is, and the inbox itself.
            { name: 'shell', test: /web[\\/]src[\\/]app[\\/]main\.ts$/, priority: 3 },
            { name: 'session', test: /entities[\\/]session[\\/]useSession\.ts$/, priority: 2 },
            { name: 'inbox', test: /web[\\/]src[\\/]app[\\/]InboxPage\.vue$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
}))
