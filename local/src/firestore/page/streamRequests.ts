import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Firestore } from '../service/Firestore.ts'
import { projectOf } from '../value/resourceName.ts'
import { requestRow } from './requestRow.ts'

const flushMs = 80
const metersMs = 1000
const mostAtOnce = 500
// A reader that does not keep up is not written to until it does; it misses what the ring has dropped by then.
const mostBuffered = 1 << 20

/**
 * Streams a project's requests by server-sent events: `requests` (rows, oldest first, beginning with those of the
 * ring or after `Last-Event-ID`), `meters` when they moved. Formatting waits for a timer, never for a commit.
 */
export function streamRequests(
  { inspect, meters }: Firestore,
  project: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write('retry: 1000\n\n')
  // Numbers start again with the server, so an id from before a restart may lie ahead of them.
  const resumed = Number(request.headers['last-event-id'] ?? 0) || 0
  const newest = inspect.journal.since(0).at(-1)?.seq ?? 0
  let sent = resumed > newest ? 0 : resumed
  let told = ''
  let timer: NodeJS.Timeout | null = null

  const send = (event: string, data: unknown, id?: number): void => {
    response.write(
      `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`,
    )
  }
  const flush = (): void => {
    timer = null
    if (response.writableLength > mostBuffered) return schedule()
    const found = inspect.journal.since(sent).slice(-mostAtOnce)
    const own = found.filter(({ entry }) => projectOf(entry.database) === project)
    sent = found.at(-1)?.seq ?? sent
    if (own.length > 0)
      send(
        'requests',
        own.map(({ seq, entry }) => requestRow(seq, entry)),
        sent,
      )
  }
  const schedule = (): void => {
    timer ??= setTimeout(flush, flushMs)
  }
  const tellMeters = (): void => {
    const reading = JSON.stringify(meters.read(project))
    if (reading === told || response.writableLength > mostBuffered) return
    told = reading
    send('meters', meters.read(project))
  }
  const stop = inspect.journal.subscribe(schedule)
  const ticking = setInterval(tellMeters, metersMs)
  response.on('close', () => {
    stop()
    clearInterval(ticking)
    if (timer !== null) clearTimeout(timer)
  })
  flush()
  tellMeters()
}
