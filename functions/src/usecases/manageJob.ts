import type { Audited } from '@chats/domain/AuditEntry'
import type { Instant } from '@chats/domain/Instant'
import type { Job } from '@chats/domain/Job'
import { partLines } from '@chats/domain/partLines'
import type { JobAnswer, JobRequest } from '@chats/domain/JobRequest'
import type { Admin, Audit } from './Audit.ts'
import type { JobFiles, Jobs } from './Jobs.ts'
import type { Log } from './Log.ts'

export interface ManageJobPorts {
  readonly jobs: Jobs
  readonly files: JobFiles
  readonly audit: Audit
  /** The name of a person; null when there is none. */
  readonly nameOf: (personId: string) => Promise<string | null>
  readonly now: () => Instant
  readonly log: Log
}

type Of<A extends JobRequest['action']> = Extract<JobRequest, { action: A }>

/** Does what an admin asks of long work. Whoever calls has made sure that they are an admin. */
export function manageJob(admin: Admin, request: JobRequest, ports: ManageJobPorts): Promise<JobAnswer> {
  switch (request.action) {
    case 'importPeople': {
      const { whenKnown } = request
      return open(admin, { kind: 'importPeople', state: 'new', whenKnown }, ports)
    }
    case 'exportPeople': {
      const { filter, language } = request
      return open(admin, { kind: 'exportPeople', state: 'running', filter, language }, ports, 'people_export')
    }
    case 'exportPerson':
    case 'erasePerson':
      return openPerson(admin, request, ports)
    case 'run':
      return run(admin, request, ports)
    case 'cancel':
      return cancel(admin, request, ports)
  }
}

async function open(
  by: Admin,
  what: Pick<Job, 'kind' | 'state'> & Partial<Job>,
  ports: ManageJobPorts,
  audited?: Audited,
): Promise<JobAnswer> {
  const at = ports.now()
  const id = await ports.jobs.open({
    schema: 1,
    by,
    done: 0,
    failed: 0,
    skipped: 0,
    total: 0,
    parts: 0,
    startedAt: at,
    updatedAt: at,
    ...what,
  })
  if (audited) await tell(by, audited, id, ports)
  if (what.state === 'running') await ports.jobs.queue(id)
  return { ok: true, id }
}

/** Erasing cannot be taken back: the name has to be typed. */
async function openPerson(
  admin: Admin,
  request: Of<'exportPerson' | 'erasePerson'>,
  ports: ManageJobPorts,
): Promise<JobAnswer> {
  const { action: kind, personId } = request
  const name = await ports.nameOf(personId)
  if (name === null) return { ok: false, why: 'gone' }
  if (request.action === 'erasePerson' && request.name.trim() !== name.trim())
    return { ok: false, why: 'wrong_name' }
  const audited = kind === 'erasePerson' ? 'person_erase' : 'person_export'
  return open(admin, { kind, state: 'running', personId }, ports, audited)
}

async function run(admin: Admin, { id, parts, total }: Of<'run'>, ports: ManageJobPorts): Promise<JobAnswer> {
  const refused = await refusal(admin, id, ports)
  if (refused) return refused
  if (Math.ceil(total / partLines) !== parts) return { ok: false, why: 'not_open' }
  const moved = await ports.jobs.move(id, ['new'], { state: 'running', parts, total, updatedAt: ports.now() })
  if (!moved) return { ok: false, why: 'not_open' }
  await tell(admin, 'people_import', id, ports)
  await ports.jobs.queue(id)
  return { ok: true, id }
}

/** Who is taken in already stays. */
async function cancel(admin: Admin, { id }: Of<'cancel'>, ports: ManageJobPorts): Promise<JobAnswer> {
  const refused = await refusal(admin, id, ports)
  if (refused) return refused
  // Half erased is neither there nor gone.
  if ((await ports.jobs.read(id))?.kind === 'erasePerson') return { ok: false, why: 'not_open' }
  const moved = await ports.jobs.move(id, ['new', 'running'], { state: 'cancelled', updatedAt: ports.now() })
  if (!moved) return { ok: false, why: 'not_open' }
  await ports.files.removeAll(id)
  return { ok: true, id }
}

async function refusal(admin: Admin, id: string, { jobs }: ManageJobPorts): Promise<JobAnswer | null> {
  const job = await jobs.read(id)
  if (!job) return { ok: false, why: 'gone' }
  return job.by.id === admin.id ? null : { ok: false, why: 'not_yours' }
}

async function tell(
  by: Admin,
  what: Audited,
  id: string,
  { audit, log, now }: ManageJobPorts,
): Promise<void> {
  await audit({ at: now(), by, what, about: id })
  log({ event: 'admin_acted', uid: by.id, what, about: id })
}
