import { useI18n } from 'vue-i18n'
import { createVuetify } from 'vuetify'
import { aliases, mdi } from 'vuetify/iconsets/mdi-svg'
import { createVueI18nAdapter } from 'vuetify/locale/adapters/vue-i18n'
import { i18n } from '../i18n/i18n.ts'

/** Vuetify with the product's colours (ui/tokens.css has all of them) and the interface's language. */
export const createAppVuetify = () =>
  createVuetify({
    icons: { defaultSet: 'mdi', aliases, sets: { mdi } },
    locale: { adapter: createVueI18nAdapter({ i18n: i18n as never, useI18n }) },
    theme: {
      defaultTheme: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
      themes: {
        light: {
          dark: false,
          colors: { primary: '#2563eb', surface: '#ffffff', background: '#eef1f6', error: '#b42318' },
        },
        dark: {
          dark: true,
          colors: { primary: '#86b1ff', surface: '#1b222c', background: '#090c11', error: '#ff9187' },
        },
      },
    },
  })
