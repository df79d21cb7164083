import type { MessageAction } from '@chats/domain/MessageAction'
import { backend } from '../backend.ts'

/** Asks functions to act on an outgoing message that did not simply arrive; false when it could not be done. */
export async function actOnMessage(request: MessageAction): Promise<boolean> {
  try {
    const [{ httpsCallable }, functions] = await Promise.all([
      import('firebase/functions'),
      backend().functions(),
    ])
    await httpsCallable<MessageAction, unknown>(functions, 'actOnMessage')(request)
    return true
  } catch {
    return false
  }
}
