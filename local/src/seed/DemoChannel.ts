/** A channel of the demo, connected as an admin would do it in the console: by its token. */
export interface DemoChannel {
  readonly id: string
  readonly messenger: 'telegram'
  readonly token: string
}

/** The bots that the Telegram simulator knows from its start. */
export const demoChannels: readonly DemoChannel[] = [
  { id: 'demo-telegram', messenger: 'telegram', token: '111111:demo' },
  { id: 'demo-telegram-2', messenger: 'telegram', token: '111112:demo' },
]
