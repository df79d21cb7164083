import { uk as vuetify } from 'vuetify/locale'
import type { Messages } from '../ru/ru.ts'
import { app } from './app.ts'
import { notifications } from './notifications.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { settings } from './settings.ts'
import { tasks } from './tasks.ts'
import { ui } from './ui.ts'
import { words } from './words.ts'

export const uk: Messages = {
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
