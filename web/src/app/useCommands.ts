import {
  mdiAccountBoxOutline,
  mdiBookOutline,
  mdiCalendarPlusOutline,
  mdiCalendarStarOutline,
  mdiCogOutline,
  mdiCommentPlusOutline,
  mdiForumOutline,
  mdiKeyboardOutline,
  mdiMessageBadgeOutline,
  mdiMonitor,
  mdiWeatherNight,
  mdiWhiteBalanceSunny,
} from '@mdi/js'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useNoteAsked } from '../entities/notes/useNoteAsked.ts'
import { tabs } from '../entities/people/Tab.ts'
import { useSession } from '../entities/session/useSession.ts'
import type { Command } from '../features/palette/Command.ts'
import { useAppTheme } from './useAppTheme.ts'

const tabIcons = {
  important: mdiCalendarStarOutline,
  all: mdiForumOutline,
  unread: mdiMessageBadgeOutline,
  dialogs: mdiForumOutline,
} as const
const tabTexts = {
  important: 'people.tabImportant',
  all: 'people.tabAll',
  unread: 'people.tabUnread',
  dialogs: 'people.tabDialogs',
} as const
const settings = [
  ['company', 'settings.company', mdiCogOutline],
  ['channels', 'settings.channels', mdiCogOutline],
  ['managers', 'settings.managers', mdiCogOutline],
  ['dictionaries', 'words.dictionaries', mdiBookOutline],
  ['templates', 'settings.templates', mdiCogOutline],
  ['transfer', 'settings.transfer', mdiCogOutline],
  ['audit', 'settings.audit', mdiCogOutline],
  ['quarantine', 'settings.quarantine', mdiCogOutline],
] as const
const themes = [
  ['light', 'app.themeLight', mdiWhiteBalanceSunny],
  ['dark', 'app.themeDark', mdiWeatherNight],
  ['system', 'app.themeSystem', mdiMonitor],
] as const

/** What the palette offers where we are; of what it does, what AppKeys shows. */
export function useCommands({ showKeys, newTask }: { showKeys: () => void; newTask: () => void }) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const theme = useAppTheme()
  const noteAsked = useNoteAsked()

  return computed<readonly Command[]>(() => [
    ...tabs.map(tab => ({
      id: `tab-${tab}`,
      text: `${t('app.chats')}: ${t(tabTexts[tab])}`,
      icon: tabIcons[tab],
      run: () => void router.push({ name: 'inbox', params: { tab } }),
    })),
    ...(route.params.personId
      ? [
          {
            id: 'card',
            text: t('app.keys.card'),
            icon: mdiAccountBoxOutline,
            keys: 'Ctrl + Shift + S',
            run: () => void router.push({ query: { ...route.query, panel: 'full' } }),
          },
          {
            id: 'mention',
            text: t('app.keys.mention'),
            icon: mdiCommentPlusOutline,
            keys: 'Ctrl + Shift + A',
            run: noteAsked.ask,
          },
          { id: 'task', text: t('tasks.add'), icon: mdiCalendarPlusOutline, run: newTask },
        ]
      : []),
    ...(session.claims?.role === 'admin'
      ? settings.map(([name, text, icon]) => ({
          id: `settings-${name}`,
          text: `${t('app.settings')}: ${t(text)}`,
          icon,
          run: () => void router.push({ name }),
        }))
      : []),
    ...themes.map(([choice, text, icon]) => ({
      id: `theme-${choice}`,
      text: `${t('app.theme')}: ${t(text)}`,
      icon,
      run: () => {
        theme.choose(choice)
        void session.saveProfile({ theme: choice })
      },
    })),
    { id: 'keys', text: t('app.keys.title'), icon: mdiKeyboardOutline, keys: '?', run: showKeys },
  ])
}
