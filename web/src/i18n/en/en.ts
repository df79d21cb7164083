import { en as vuetify } from 'vuetify/locale'
import type { Messages } from '../ru/ru.ts'
import { app } from './app.ts'
import { chat } from './chat.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { settings } from './settings.ts'
import { signIn } from './signIn.ts'
import { ui } from './ui.ts'

export const en: Messages = { $vuetify: vuetify, app, chat, people, person, settings, signIn, ui }
