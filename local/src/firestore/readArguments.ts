import { parseArgs } from 'node:util'

/** What the server is started with. */
export interface Arguments {
  readonly host: string
  readonly port: number
  readonly rules: string | undefined
  readonly dataDir: string | undefined
  readonly functionsEmulator: string | undefined
  readonly seedFromExport: string | undefined
  /** The project that a seed without a project of its own is loaded into. */
  readonly project: string | undefined
}

/**
 * Reads the flags that firebase-tools gives Google's emulator, and `--data`; what we have no use for is accepted and
 * ignored. A data directory may also come as FIRESTORE_DATA_DIR, past the launcher that makes up the flags.
 */
export function readArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Arguments {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      rules: { type: 'string' },
      data: { type: 'string' },
      project_id: { type: 'string' },
      functions_emulator: { type: 'string' },
      seed_from_export: { type: 'string' },
      single_project_mode: { type: 'string' },
      websocket_port: { type: 'string' },
      webchannel_port: { type: 'string' },
      'database-edition': { type: 'string' },
    },
  })
  const text = (value: string | boolean | undefined) =>
    typeof value === 'string' && value !== '' ? value : undefined
  const port = Number(text(values.port) ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${String(values.port)} is not a port.`)
  return {
    host: text(values.host) ?? '127.0.0.1',
    port,
    rules: text(values.rules),
    dataDir: text(values.data) ?? text(env['FIRESTORE_DATA_DIR']),
    functionsEmulator: text(values.functions_emulator),
    seedFromExport: text(values.seed_from_export),
    project: text(values.project_id),
  }
}
