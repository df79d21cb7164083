import type { Manager } from '@chats/domain/Manager'

export interface DemoManager extends Pick<Manager, 'name' | 'role' | 'access' | 'locale'> {
  readonly uid: string
  readonly email: string
}

/** Everybody's, and of use on this machine only. */
export const demoPassword = 'demo-password'

/** The managers of the demo company. */
export const demoManagers: readonly DemoManager[] = [
  {
    uid: 'demo-admin',
    email: 'admin@demo.test',
    name: 'Марина Ковальчук',
    role: 'admin',
    access: 'all',
    locale: 'ru',
  },
  {
    uid: 'demo-anna',
    email: 'anna@demo.test',
    name: 'Анна Сергеева',
    role: 'manager',
    access: 'all',
    locale: 'ru',
  },
  {
    uid: 'demo-ivan',
    email: 'ivan@demo.test',
    name: 'Іван Петренко',
    role: 'manager',
    access: 'all',
    locale: 'uk',
  },
  {
    uid: 'demo-oleg',
    email: 'oleg@demo.test',
    name: 'Олег Бондарь',
    role: 'manager',
    access: 'assigned',
    locale: 'ru',
  },
]
