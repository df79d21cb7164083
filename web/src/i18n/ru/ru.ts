import { ru as vuetify } from 'vuetify/locale'
import { app } from './app.ts'
import { chat } from './chat.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { settings } from './settings.ts'
import { signIn } from './signIn.ts'
import { ui } from './ui.ts'

export const ru = { $vuetify: vuetify, app, chat, people, person, settings, signIn, ui }

/** Every locale has the messages of the Russian one. */
export type Messages = typeof ru
