import { FieldPath, Timestamp } from 'firebase-admin/firestore'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'
import type { Notice } from '@chats/domain/Notice'
import { jobPath, managerPath, notificationPath, taskPath, tasksPath } from '@chats/domain/paths'
import { taskSchema } from '@chats/domain/Task'
import { taskAssignment } from '@chats/domain/taskAssignment'
import { taskReminder } from '@chats/domain/taskReminder'
import type { Reminders, TaskPlace } from '../usecases/Reminders.ts'
import { toDomain, toStored } from './instants.ts'

const PAGE = 50
/** What can be the id of a document; the console lets anything be typed. */
const IS_ID = /^[^/]+$/u

/** Tasks in Firestore. A run reads what came due since the last one, and two documents more. */
export function createReminders(db: Firestore): Reminders {
  const mark = db.doc(jobPath('remindTasks'))

  /** Writes a notice down in a transaction, unless it is there already or there is no such manager. */
  async function tell(transaction: Transaction, { managerId, id, notification }: Notice): Promise<boolean> {
    if (!IS_ID.test(managerId)) return false
    const ref = db.doc(notificationPath(managerId, id))
    const [manager, told] = await transaction.getAll(db.doc(managerPath(managerId)), ref)
    if (!manager?.exists || told?.exists) return false
    transaction.create(ref, toStored(notification))
    return true
  }

  return {
    async reached() {
      const { dueAt, taskId } = toDomain<Partial<TaskPlace>>((await mark.get()).data() ?? {})
      return dueAt === undefined || taskId === undefined ? null : { dueAt, taskId }
    },

    async due(after, until) {
      const open = db
        .collection(tasksPath)
        .where('state', '==', 'open')
        .where('dueAt', '<=', Timestamp.fromMillis(until))
        // What has no time sorts before everything that has one.
        .where('dueAt', '>', new Timestamp(0, 0))
        .orderBy('dueAt')
        .orderBy(FieldPath.documentId())
      const rest = after ? open.startAfter(Timestamp.fromMillis(after.dueAt), after.taskId) : open
      const { docs } = await rest.limit(PAGE).select('dueAt').get()
      const places = docs.map(doc => ({ ...toDomain<{ dueAt: Instant }>(doc.data()), taskId: doc.id }))
      return { places, whole: docs.length < PAGE }
    },

    async reach(place) {
      await mark.set(toStored({ schema: 1, ...place }))
    },

    remind: (taskId, now) =>
      db.runTransaction(async transaction => {
        const ref = db.doc(taskPath(taskId))
        const task = taskSchema.safeParse(toDomain((await transaction.get(ref)).data()))
        const notice = task.success ? taskReminder(taskId, task.data, now) : null
        if (!notice) return false
        const told = await tell(transaction, notice)
        transaction.update(ref, toStored({ remindedAt: now }))
        return told
      }),

    async tellAssigned(taskId, before, after, now) {
      const id = after.updatedBy ?? after.ownerId
      const assignment = taskAssignment(taskId, before, after, { id, name: '' }, now)
      if (!assignment || !IS_ID.test(id)) return false
      return db.runTransaction(async transaction => {
        const by = await transaction.get(db.doc(managerPath(id)))
        const named = { ...assignment.notification, by: { id, name: String(by.get('name') ?? '') } }
        return tell(transaction, { ...assignment, notification: named })
      })
    },

    async deleteRemoved(before) {
      const { docs } = await db
        .collection(tasksPath)
        .where('state', '==', 'removed')
        .where('updatedAt', '<=', Timestamp.fromMillis(before))
        .orderBy('updatedAt')
        .limit(PAGE)
        .select()
        .get()
      if (!docs.length) return 0
      const batch = db.batch()
      for (const { ref } of docs) batch.delete(ref)
      await batch.commit()
      return docs.length
    },
  }
}
