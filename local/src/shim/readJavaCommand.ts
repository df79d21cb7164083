/** What the Firebase CLI asks of `java`: its version, one of the two programs we stand in for, or something else. */
export type JavaCommand =
  | { readonly kind: 'version' }
  | { readonly kind: 'firestore' | 'storageRules'; readonly args: readonly string[] }
  | { readonly kind: 'unknown' }

const programs = [
  [/^cloud-firestore-emulator.*\.jar$/, 'firestore'],
  [/^cloud-storage-rules-runtime.*\.jar$/, 'storageRules'],
] as const

/** Reads java's command line as the Firebase CLI writes it; the arguments of the program are what follows its JAR. */
export function readJavaCommand(argv: readonly string[]): JavaCommand {
  const jarAt = argv.indexOf('-jar')
  if (jarAt < 0) return { kind: argv.includes('-version') ? 'version' : 'unknown' }
  const jar = (argv[jarAt + 1] ?? '').split(/[\\/]/).at(-1) ?? ''
  const program = programs.find(([name]) => name.test(jar))
  return program ? { kind: program[1], args: argv.slice(jarAt + 2) } : { kind: 'unknown' }
}
