import { aroundEach } from 'vitest'
import { functionsDeath } from './functionsDeath.ts'

// Functions that died by themselves will never do what a test waits for: it fails at once, and says of what they died.
aroundEach(async runTest => {
  // Where they are dead already, it does not begin.
  await Promise.race([functionsDeath, undefined])
  await Promise.race([functionsDeath, runTest()])
})
