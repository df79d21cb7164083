import { readFile } from 'node:fs/promises'
import { pageWire } from './page/pageWire.ts'
import type { Compiled } from './rules/Ruleset.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'
import { createFirestore } from './service/createFirestore.ts'
import type { Json } from './service/Json.ts'
import { createTriggers } from './triggers/createTriggers.ts'
import { controlWire } from './wire/control/controlWire.ts'
import { httpWire } from './wire/httpWire.ts'
import type { CompileRules } from './wire/control/pushRules.ts'
import { restWire } from './wire/rest/restWire.ts'
import { channelWire } from './wire/webchannel/channelWire.ts'

export interface RunOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** A rules file; absent, everything is allowed until rules are pushed. */
  readonly rules?: string | undefined
  readonly dataDir?: string | undefined
  /** `host:port` of the functions emulator that triggers are called at. */
  readonly functionsEmulator?: string | undefined
  /** The metadata file of an export to start from. */
  readonly seedFromExport?: string | undefined
  readonly project?: string | undefined
  readonly log: (line: string) => void
}

/** Starts a whole Firestore with every wire on one port; `close` flushes the data. Throws on a taken port. */
export async function runFirestore(options: RunOptions): Promise<RunningServer> {
  const firestore = await createFirestore({
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    log: options.log,
  })
  try {
    const defaultRules = await loadRules(options, compiled => firestore.rulesets.setDefault(compiled))
    if (options.seedFromExport !== undefined) {
      await firestore.importFrom(options.seedFromExport, options.project)
    }
    const triggers = createTriggers({ functionsEmulator: options.functionsEmulator, log: options.log })
    firestore.onCommit(event => triggers.onCommit(event))

    const { service } = firestore
    const channel = channelWire(service)
    const control = controlWire({
      firestore,
      compile,
      addTrigger: trigger => triggers.add(trigger),
      restTriggers: (project, resting) => triggers.rest(project, resting),
      defaultRules,
    })
    const onRequest = httpWire({ channel, rest: restWire(service), control, page: pageWire(firestore) })
    const server = await startServer({ host: options.host, port: options.port, service, onRequest })
    return {
      port: server.port,
      async close() {
        triggers.close()
        channel.close()
        await server.close()
        await firestore.close()
      },
    }
  } catch (error) {
    await firestore.close()
    throw error
  }
}

// A third of the server is the language of rules, which a start without any need not wait for.
const compile: CompileRules = async files => (await import('./rules/compileRules.ts')).compileRules(files)

/** Compiles the rules file and returns it as `GET …:securityRules` shows it. Rules with errors let nothing through. */
async function loadRules({ rules, log }: RunOptions, accept: (compiled: Compiled) => void): Promise<Json> {
  if (rules === undefined) return {}
  const content = await readFile(rules, 'utf8')
  const compiled = await compile([{ name: rules, content }])
  for (const { severity, description, sourcePosition } of compiled.issues) {
    log(`${severity} ${rules}:${sourcePosition.line}:${sourcePosition.column} ${description}`)
  }
  accept(compiled.ruleset === null ? { ...compiled, ruleset: denyAll } : compiled)
  return { rules: { files: [{ name: rules, content }] } }
}

const denyAll = {
  check: () => ({ allowed: false, message: 'The rules file has errors.', reads: [] }) as const,
}
