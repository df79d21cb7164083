import { ru as vuetify } from 'vuetify/locale'
import { app } from './app.ts'
import { notifications } from './notifications.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { settings } from './settings.ts'
import { tasks } from './tasks.ts'
import { ui } from './ui.ts'
import { words } from './words.ts'

export const ru = {
  $vuetify: vuetify,
  app,
  notifications,
  people,
  person,
  settings,
  tasks,
  ui,
  words,
}

/** Every locale has the messages of the Russian one. */
export type Messages = typeof ru
