import type { LineFault } from '@chats/domain/checkImportLine'
import { guessColumns } from '@chats/domain/importColumns'
import type { ColumnTarget } from '@chats/domain/importColumns'
import type { WhenKnown } from '@chats/domain/ImportLine'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Encoding } from '@chats/domain/guessEncoding'
import { manageJob } from '../../entities/jobs/manageJob.ts'
import { uploadPart } from '../../entities/jobs/uploadPart.ts'
import type { SentContext, TableCheck, TableLook, TableNews, TableSource, TableTask } from './TableTask.ts'

/** Where an import is: nothing chosen, a file looked at, its lines checked, or its people on their way. */
export type ImportStage = 'empty' | 'looking' | 'columns' | 'checking' | 'checked' | 'sending'

/** Reads a file of people in a worker and hands the good ones to functions; `contextOf` is what lines are checked against. */
export function useImport(contextOf: () => Omit<SentContext, 'columns'>) {
  const stage = shallowRef<ImportStage>('empty')
  const file = shallowRef<File | null>(null)
  const look = shallowRef<TableLook | null>(null)
  const columns = shallowRef<readonly ColumnTarget[]>([])
  const check = shallowRef<TableCheck | null>(null)
  const share = shallowRef(0)
  const problem = shallowRef<'unreadable' | 'no_answer' | 'upload' | null>(null)
  let worker: Worker | null = null

  /** Asks a worker of its own; one that is asked before is given up. */
  function ask(task: TableTask, onNews: (news: TableNews, next: () => void) => void) {
    worker?.terminate()
    const mine = new Worker(new URL('./tableWorker.ts', import.meta.url), { type: 'module' })
    worker = mine
    share.value = 0
    mine.addEventListener('message', ({ data }: MessageEvent<TableNews>) => {
      if (worker !== mine) return
      if (data.is === 'share') share.value = data.share
      else onNews(data, () => mine.postMessage({ do: 'next' } satisfies TableTask))
    })
    mine.addEventListener('error', () => worker === mine && fail('unreadable'))
    mine.postMessage(task)
  }
  function fail(why: NonNullable<typeof problem.value>) {
    worker?.terminate()
    worker = null
    problem.value = why
    stage.value = look.value ? (check.value ? 'checked' : 'columns') : 'empty'
  }
  onScopeDispose(() => worker?.terminate())

  function open(chosen: File, how: { encoding?: Encoding; delimiter?: string } = {}) {
    file.value = chosen
    problem.value = null
    check.value = null
    stage.value = 'looking'
    ask({ do: 'look', file: chosen, ...how }, news => {
      if (news.is !== 'look' || !news.look.head.some(cell => cell.trim())) return fail('unreadable')
      look.value = news.look
      columns.value = guessColumns(news.look.head, contextOf().fields)
      stage.value = 'columns'
    })
  }
  const source = computed<TableSource | null>(
    () =>
      file.value &&
      look.value && { file: file.value, encoding: look.value.encoding, delimiter: look.value.delimiter },
  )
  const context = (): SentContext => ({ ...contextOf(), columns: columns.value })

  function setColumn(index: number, target: ColumnTarget) {
    columns.value = columns.value.with(index, target)
    check.value = null
    stage.value = 'columns'
  }

  function runCheck(words: Readonly<Record<LineFault | 'broken_quotes' | 'line' | 'why', string>>) {
    if (!source.value) return
    problem.value = null
    stage.value = 'checking'
    ask({ do: 'check', source: source.value, context: context(), words }, news => {
      if (news.is !== 'check') return fail('unreadable')
      check.value = news.check
      stage.value = 'checked'
    })
  }

  /** Uploads who is good and lets functions begin; resolves when they have, or cannot. */
  async function run(whenKnown: WhenKnown): Promise<boolean> {
    if (!source.value) return false
    problem.value = null
    stage.value = 'sending'
    const opened = await manageJob({ action: 'importPeople', whenKnown })
    if (!opened.ok) {
      fail('no_answer')
      return false
    }
    const { id } = opened
    const sent = await new Promise<{ parts: number; total: number } | null>(resolve => {
      ask({ do: 'send', source: source.value as TableSource, context: context() }, (news, next) => {
        if (news.is === 'part') uploadPart(id, news.part, news.text).then(next, () => resolve(null))
        else resolve(news.is === 'sent' ? news : null)
      })
    })
    const begun = sent && (await manageJob({ action: 'run', id, parts: sent.parts, total: sent.total }))
    if (begun?.ok) {
      reset()
      return true
    }
    fail(begun ? 'no_answer' : 'upload')
    await manageJob({ action: 'cancel', id })
    return false
  }

  function reset() {
    worker?.terminate()
    worker = null
    file.value = look.value = check.value = problem.value = null
    columns.value = []
    stage.value = 'empty'
  }

  return { stage, file, look, columns, check, share, problem, open, setColumn, runCheck, run, reset }
}
