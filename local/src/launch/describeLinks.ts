import { demoManagers, demoPassword } from '../seed/DemoManager.ts'
import { frameTable } from './frameTable.ts'

const access = { all: 'sees everybody', assigned: 'sees people assigned to them' }

/** The links and accounts that a started stack prints. */
export const describeLinks = (links: { readonly page: string; readonly phone: string }): string =>
  frameTable([
    ['Inbox', links.page],
    ["Customer's phone", links.phone],
    ['  of VK alone', `${links.phone}#vk`],
    [],
    ...demoManagers.map(({ email, role, access: seen }) => [
      email,
      role === 'admin' ? 'admin' : `manager, ${access[seen]}`,
    ]),
    ['password', demoPassword],
  ])
