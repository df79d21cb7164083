import { enableCompileCache } from 'node:module'

// Two thirds of a start are types that are taken out of the source: from the second start on that is in a cache.
enableCompileCache()
const { readArguments } = await import('./readArguments.ts')
const { runFirestore } = await import('./runFirestore.ts')

const log = (line: string) => console.log(line)

try {
  const options = readArguments(process.argv.slice(2), process.env)
  const server = await runFirestore({ ...options, log })
  log(`Firestore is running on ${options.host}:${server.port}`)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
