import type { Instant } from '@chats/domain/Instant'
import type { Task } from '@chats/domain/Task'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Row } from '../../entities/Row.ts'
import { useMyTimeZone } from '../../entities/session/useMyTimeZone.ts'
import type { WriteOutcome } from '../../entities/settleWrite.ts'
import { changeTask } from '../../entities/tasks/changeTask.ts'
import type { TaskChange, TaskDeed } from '../../entities/tasks/changeTask.ts'
import { finishTask } from '../../entities/tasks/finishTask.ts'
import { removeTask } from '../../entities/tasks/removeTask.ts'
import { snoozeTask } from '../../entities/tasks/snoozeTask.ts'
import { writeTask } from '../../entities/tasks/writeTask.ts'
import type { TaskDraft } from '../../entities/tasks/writeTask.ts'
import { dueText } from './dueText.ts'

/** What is done with tasks here, what to say about the last of it, and how to undo that. */
export function useTaskDeeds() {
  const { t, locale } = useI18n()
  const zone = useMyTimeZone()
  const told = shallowRef('')
  const last = shallowRef<TaskDeed | null>(null)

  function show(text: string, deed: TaskDeed) {
    told.value = text
    last.value = deed
    void watchOutcome(deed.outcome)
  }

  /** It is shown as done at once; when the server says otherwise, that is what is told. */
  async function watchOutcome(outcome: Promise<WriteOutcome>) {
    const how = await outcome
    if (how === 'saved') return
    last.value = null
    told.value = t(`tasks.refused.${how}`)
  }

  return {
    told,
    undoable: last,
    create(draft: TaskDraft) {
      last.value = null
      told.value = t('tasks.told.created')
      void watchOutcome(writeTask(draft))
    },
    finish: (task: Row<Task>) =>
      show(task.state === 'done' ? t('tasks.told.open') : t('tasks.told.done'), finishTask(task)),
    snooze(task: Row<Task>, at: Instant) {
      const when = dueText(at, Date.now(), locale.value, zone.value)
      show(t('tasks.told.snoozed', { when }), snoozeTask(task, at))
    },
    change: (task: Row<Task>, change: TaskChange) => show(t('tasks.told.changed'), changeTask(task, change)),
    remove: (task: Row<Task>) => show(t('tasks.told.removed'), removeTask(task)),
    undo() {
      const deed = last.value?.undo()
      last.value = null
      told.value = ''
      if (deed) void watchOutcome(deed.outcome)
    },
    forget() {
      told.value = ''
      last.value = null
    },
  }
}
