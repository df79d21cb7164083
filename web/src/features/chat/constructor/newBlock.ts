import type { BlockKind } from '@chats/domain/blockKinds'
import type { MessageBlock } from '@chats/domain/MessageBlock'

/** A block without anything in it. */
export function newBlock(kind: BlockKind): MessageBlock {
  const id = crypto.randomUUID()
  switch (kind) {
    case 'text':
      return { id, kind, text: '' }
    case 'link':
      return { id, kind, url: '', text: '' }
    case 'template':
      return { id, kind, title: '', text: '' }
    default:
      return { id, kind, file: null, text: '' }
  }
}
