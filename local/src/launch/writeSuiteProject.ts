import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { localHeaders } from './localHeaders.ts'
import type { SuiteOptions } from './SuiteOptions.ts'

/**
 * Writes the project that the Firebase CLI is pointed at: the repository's own firebase.json with this run's ports, and
 * a functions folder with this run's parameters whose code is linked, so that a rebuild is seen. Answers its folder.
 */
export async function writeSuiteProject(options: SuiteOptions): Promise<string> {
  const { root, ports } = options
  const project = join(options.home, 'project')
  await rm(project, { recursive: true, force: true })
  await mkdir(join(project, 'functions'), { recursive: true })

  const config = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8'))
  const at = (port: number) => ({ host: '127.0.0.1', port })
  const generated = {
    firestore: {
      ...config.firestore,
      rules: join(root, 'firestore.rules'),
      indexes: join(root, 'firestore.indexes.json'),
    },
    storage: { rules: join(root, 'storage.rules') },
    functions: [{ ...config.functions[0], source: 'functions' }],
    hosting: {
      ...config.hosting,
      public: 'web',
      headers: localHeaders(config.hosting.headers, ports),
    },
    emulators: {
      singleProjectMode: true,
      ui: { enabled: false },
      auth: at(ports.auth),
      firestore: { ...at(ports.firestore), websocketPort: ports.firestoreWebsocket },
      functions: at(ports.functions),
      storage: at(ports.storage),
      hosting: at(ports.web),
      hub: at(ports.hub),
      tasks: at(ports.tasks),
      eventarc: at(ports.eventarc),
      logging: at(ports.logging),
    },
  }
  await writeFile(join(project, 'firebase.json'), JSON.stringify(generated, null, 2))
  // Hosting only takes folders inside its project.
  await symlink(options.webDir, join(project, 'web'))
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'))
  await writeFunctions(options, join(project, 'functions'))
  return project
}

async function writeFunctions({ root, projectId, functionsEnv }: SuiteOptions, folder: string) {
  const source = join(root, 'functions')
  for (const name of ['lib', 'package.json', '.secret.local', 'node_modules'])
    if (existsSync(join(source, name))) await symlink(join(source, name), join(folder, name))
  const envFile = join(source, `.env.${projectId}`)
  const env = existsSync(envFile) ? readFileSync(envFile, 'utf8').trimEnd() : ''
  const overrides = Object.entries(functionsEnv)
  const kept = env.split('\n').filter(line => !overrides.some(([name]) => line.startsWith(`${name}=`)))
  const lines = [...kept, ...overrides.map(([name, value]) => `${name}=${value}`)]
  await writeFile(join(folder, `.env.${projectId}`), `${lines.join('\n')}\n`)
}
