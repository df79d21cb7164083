import { isWritten } from '@chats/domain/isWritten'
import type { Bridge } from '../../bridge/startBridge.ts'

/**
 * Counts every person's unread and last message again from the messages themselves and says where the stored row differs.
 * Nobody has marked anything read.
 */
export async function recountRows(bridge: Bridge): Promise<readonly string[]> {
  const [people, messages] = await Promise.all([
    bridge.db.collection('people').get(),
    bridge.db.collectionGroup('messages').get(),
  ])
  const byPerson = Map.groupBy(messages.docs, doc => String(doc.get('personId')))
  return people.docs.flatMap(person => {
    const own = byPerson.get(person.id) ?? []
    const unread = own.filter(doc =>
      isWritten({ direction: doc.get('direction'), kind: doc.get('kind') }),
    ).length
    const last = own.reduce<(typeof own)[number] | undefined>(
      (latest, doc) => (latest === undefined || isLater(doc, latest) ? doc : latest),
      undefined,
    )
    const differs = (what: string, is: unknown, counted: unknown) =>
      is === counted ? [] : [`${person.id}: ${what} is ${String(is)}, counted ${String(counted)}`]
    return [
      ...differs('unread', person.get('unread'), unread),
      ...differs('last message', person.get('lastMessage.messageId'), last?.id),
    ]
  })
}

type Doc = FirebaseFirestore.QueryDocumentSnapshot

const isLater = (a: Doc, b: Doc): boolean => {
  const [first, second] = [Number(a.get('at').toMillis()), Number(b.get('at').toMillis())]
  return first > second || (first === second && a.id > b.id)
}
