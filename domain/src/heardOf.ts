import type { Message } from './Message.ts'
import type { TunnelHeard } from './TunnelHeard.ts'

/** What a button of a tunnel carries: which tunnel, and which button. No longer than 61 characters. */
export const pressOf = (tunnelId: string, buttonId: string): string => `${tunnelId}.${buttonId}`

/** Which tunnel's button it is, if it is one's. */
export const tunnelOfPress = (press: string): string => press.split('.')[0] ?? ''

/** What an entry of the timeline is to a trigger of this tunnel; null: nothing that one waits for. */
export function heardOf({ direction, author, content }: Message, tunnelId: string): TunnelHeard | null {
  if (direction !== 'in') return null
  if (content.kind === 'indicator') {
    if (content.what === 'ordered') return { type: 'order', text: content.offer }
    return content.what === 'paid' ? { type: 'payment', text: content.offer } : null
  }
  if (author.type !== 'person') return null
  const text = ('text' in content && content.text) || ''
  if (content.kind !== 'press') return { type: 'answer', text }
  const own = pressOf(tunnelId, '')
  return {
    type: 'press',
    text,
    buttonId: content.press.startsWith(own) ? content.press.slice(own.length) : null,
  }
}
