import { delimiter, join } from 'node:path'
import type { SuiteOptions } from './SuiteOptions.ts'

// A developer's own credentials have no business in a demo project.
const FORGOTTEN = ['GOOGLE_APPLICATION_CREDENTIALS', 'FIREBASE_TOKEN', 'FIREBASE_CONFIG', 'GCLOUD_PROJECT']

/** The environment of the Firebase CLI: Node 24 and our `java` first on PATH, its own temporary folder, no network. */
export function suiteEnvironment(
  options: Pick<SuiteOptions, 'root' | 'home' | 'official'>,
  temporary: string,
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const { root, home, official } = options
  const local = join(root, 'local/src')
  const path = [
    ...(official ? [] : [join(local, 'shim')]),
    join(root, 'node_modules/.bin'),
    inherited['PATH'] ?? '',
  ].join(delimiter)
  const follow = new URL('followParent.ts', import.meta.url).href
  const kept = Object.entries(inherited).filter(([name]) => !FORGOTTEN.includes(name))
  return {
    ...Object.fromEntries(kept),
    PATH: path,
    TMPDIR: temporary,
    NODE_OPTIONS: [inherited['NODE_OPTIONS'], `--import=${follow}`].filter(Boolean).join(' '),
    // What each of these silences or shortens: docs/architecture.md, "The local stack".
    CI: '1',
    NO_COLOR: '1',
    NO_UPDATE_NOTIFIER: '1',
    METADATA_SERVER_DETECTION: 'none',
    npm_config_offline: 'true',
    FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: 'true',
    FUNCTIONS_DISCOVERY_TIMEOUT: '60',
    ...(official
      ? {}
      : { FIREBASE_EMULATORS_PATH: join(temporary, 'jars'), FIRESTORE_DATA_DIR: join(home, 'firestore') }),
  }
}
