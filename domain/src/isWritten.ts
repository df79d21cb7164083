import type { Message } from './Message.ts'

/** Whether the person said something by it, so that it is unread: what they did, and a press of a button, is no writing. */
export const isWritten = ({ direction, kind }: Pick<Message, 'direction' | 'kind'>): boolean =>
  direction === 'in' && kind !== 'indicator' && kind !== 'press'
