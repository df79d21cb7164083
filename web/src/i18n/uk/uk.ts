import { uk as vuetify } from 'vuetify/locale'
import type { Messages } from '../ru/ru.ts'
import { app } from './app.ts'
import { card } from './card.ts'
import { chat } from './chat.ts'
import { notifications } from './notifications.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { settings } from './settings.ts'
import { signIn } from './signIn.ts'
import { tasks } from './tasks.ts'
import { ui } from './ui.ts'
import { words } from './words.ts'

export const uk: Messages = {
  $vuetify: vuetify,
  app,
  card,
  chat,
  notifications,
  people,
  person,
  settings,
  signIn,
  tasks,
  ui,
  words,
}
