import type { Capabilities } from '@chats/domain/capabilities'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { canForward } from '../forward/forwardPlan.ts'
import { isEvent } from '../isEvent.ts'
import { wordsOf } from '../wordsOf.ts'
import type { MenuItem } from './MenuItem.ts'

const EDITABLE = new Set(['text', 'photo', 'video', 'animation', 'voice', 'audio', 'file'])

interface Around {
  readonly capabilities: Capabilities
  readonly now: number
  /** The other chats of the person that can be written to. */
  readonly others: readonly unknown[]
}

/** What the menu of a message, or of an album by the part with its words, offers. Empty for a deleted one. */
export function menuItems(message: LiveMessage, { capabilities, now, others }: Around): readonly MenuItem[] {
  const { content, delivery, change } = message
  if (message.deletedAt !== undefined || isEvent(message) || content.kind === 'system') return []
  const ours = message.direction === 'out'
  const known = message.externalId !== undefined
  const state = message.pending ? 'local' : delivery?.state
  const lives = state !== 'local' && state !== 'cancelled' && state !== 'failed'
  const sent = state === undefined || state === 'sent' || state === 'read'
  const removing = change?.kind === 'remove' && change.state !== 'failed'
  const items: MenuItem[] = []
  if (capabilities.replies && known) items.push({ id: 'reply', why: null })
  const doubted = state === 'unconfirmed'
  if (ours && lives && !removing && EDITABLE.has(content.kind)) {
    // Only here: what the person may have got stays as it is.
    items.push({ id: 'edit', why: null, ...(doubted && { note: 'editUnconfirmed' as const }) })
  }
  if (wordsOf(content).trim() !== '') items.push({ id: 'copy', why: null })
  if (state !== 'local') items.push({ id: 'link', why: null })
  if (others.length > 0 && canForward(message)) items.push({ id: 'forward', why: null })
  if ('file' in content && content.file.state === 'stored') items.push({ id: 'save', why: null })
  if (ours && lives && !removing) {
    const late = sent && now - (delivery?.sentAt ?? message.at) > capabilities.removeWindowMs
    const waits = state === 'sending' ? 'removeWaits' : doubted ? 'removeUnconfirmed' : null
    items.push({ id: 'remove', why: late ? 'removeLate' : waits })
  }
  return items
}

/** Whether a manager may react to the message. */
export const canReact = (message: LiveMessage, capabilities: Capabilities): boolean =>
  message.externalId !== undefined && message.deletedAt === undefined && capabilities.reactions.length > 0

/** Whether its words can be edited here and now. */
export const canEdit = (message: LiveMessage, around: Around): boolean =>
  menuItems(message, around).some(({ id }) => id === 'edit')
