import type { Firestore } from 'firebase-admin/firestore'
import type { LeadToolFigures } from '@chats/domain/LeadToolFigures'

const whats = ['subscribed', 'resubscribed'] as const

/**
 * Counts the starts on the timelines, so that nothing is written when one happens and none is counted twice. Two reads for
 * a tool, and one more for every thousand starts.
 */
export async function countStarts(db: Firestore, codes: readonly string[]): Promise<LeadToolFigures> {
  const count = async (code: string, what: (typeof whats)[number]) => {
    const starts = db
      .collectionGroup('messages')
      .where('content.toolId', '==', code)
      .where('content.what', '==', what)
    return (await starts.count().get()).data().count
  }
  const counted = await Promise.all(
    codes.map(async code => {
      const [subscribed, resubscribed] = await Promise.all(whats.map(what => count(code, what)))
      return [code, { subscribed: subscribed ?? 0, resubscribed: resubscribed ?? 0 }] as const
    }),
  )
  return Object.fromEntries(counted)
}
