/** A message document as the scenarios look at it. */
export interface Stored {
  readonly id: string
  readonly chatId: string
  readonly direction: string
  readonly text: string
  readonly externalId?: string
  readonly state?: string
  readonly sentAt?: number
}

/** One connected channel of a messenger, seen from both ends; chats are small numbers. */
export interface Line {
  readonly messenger: 'telegram' | 'vk'
  readonly channel: string
  chatId(chat: number): string
  /** A person writes; resolves when the first delivery was tried. */
  say(chat: number, text: string): Promise<void>
  /** A manager's browser queues an answer. */
  queue(chat: number, text: string): Promise<string>
  /** Something that no bridge can process. */
  poison(chat: number): Promise<void>
}
