import { messagePath } from '@chats/domain/paths'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'

/** A manager's words for colleagues in a chat, and whom of them it mentions, by uid. */
export interface WrittenNote {
  readonly id: string
  readonly chatId: string
  readonly personId: string
  readonly text: string
  readonly mentions: Readonly<Record<string, string>>
  readonly author: { readonly id: string; readonly name: string }
}

/** Puts a note on a chat's timeline; it shows at once. Resolves when the server has it, rejects when it is refused. */
export function writeNote({ id, chatId, personId, text, mentions, author }: WrittenNote): Promise<void> {
  return setDoc(doc(backend().db, messagePath(chatId, id)), {
    schema: 1,
    chatId,
    personId,
    direction: 'internal',
    kind: 'note',
    at: serverTimestamp(),
    content: {
      kind: 'note',
      ...(text && { text }),
      ...(Object.keys(mentions).length && { mentions }),
    },
    author: { type: 'manager', id: author.id, name: author.name },
  })
}
