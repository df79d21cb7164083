import { fileURLToPath } from 'node:url'
import { readJavaCommand } from './readJavaCommand.ts'

const programs = {
  firestore: '../firestore/cli.ts',
  storageRules: '../storage-rules/runtime.ts',
} as const

/**
 * Stands in for the Java that the Firebase CLI looks for: answers a version it accepts, and runs our Firestore server
 * and our Storage rules runtime, in this very process, where it would have started Google's JARs.
 */
export async function answerAsJava(argv: readonly string[]): Promise<void> {
  const command = readJavaCommand(argv)
  if (command.kind === 'version') {
    process.stderr.write('openjdk version "21.0.0" 2023-09-19\n')
    return
  }
  if (command.kind === 'unknown') {
    process.stderr.write(
      `This java only stands in for the Firebase emulators; it cannot run: ${argv.join(' ')}\n`,
    )
    process.exitCode = 1
    return
  }
  const program = new URL(programs[command.kind], import.meta.url)
  process.argv = [process.execPath, fileURLToPath(program), ...command.args]
  await import(program.href)
}
