import type { Messenger } from '@chats/domain/Messenger'

/** A channel of the demo, connected as an admin would do it in the console: by its token. */
export interface DemoChannel {
  readonly id: string
  readonly messenger: Messenger
  readonly token: string
}

/** The bots and the community that the simulators know from their start. */
export const demoChannels: readonly DemoChannel[] = [
  { id: 'demo-telegram', messenger: 'telegram', token: '111111:demo' },
  { id: 'demo-telegram-2', messenger: 'telegram', token: '111112:demo' },
  { id: 'demo-vk', messenger: 'vk', token: 'vk1.demo' },
]
