import { personPath } from '@chats/domain/paths'
import { deleteField, doc, updateDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'

/** Makes a chat the one that opens first, or none in particular; shows at once, rejects when the rules refuse it. */
export const pinChat = (personId: string, chatId: string | null): Promise<void> =>
  updateDoc(doc(backend().db, personPath(personId)), { defaultChatId: chatId ?? deleteField() })
