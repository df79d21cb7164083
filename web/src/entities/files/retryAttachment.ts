import { callFunction } from '../callFunction.ts'

/** Asks functions to fetch the file of an incoming message again; false when they would not. */
export async function retryAttachment(chatId: string, messageId: string): Promise<boolean> {
  try {
    await callFunction('retryAttachment', { chatId, messageId })
    return true
  } catch {
    return false
  }
}
