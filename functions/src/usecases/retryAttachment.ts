import type { Attachments } from './Attachments.ts'

export interface RetryPorts {
  readonly attachments: Attachments
  /** Whether the manager works here now and may see the person of the chat. */
  readonly mayWrite: (uid: string, chatId: string) => Promise<boolean>
}

/** A manager asks once more for a file that could not be had. */
export async function retryAttachment(
  uid: string,
  { chatId, messageId }: { readonly chatId: string; readonly messageId: string },
  { attachments, mayWrite }: RetryPorts,
): Promise<'done' | 'not_allowed' | 'not_possible'> {
  if (!(await mayWrite(uid, chatId))) return 'not_allowed'
  return (await attachments.retry(chatId, messageId)) ? 'done' : 'not_possible'
}
