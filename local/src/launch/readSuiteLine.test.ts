import { expect, it } from 'vitest'
import { readSuiteLine } from './readSuiteLine.ts'

it.each([
  ['│ ✔  All emulators ready! It is now safe to connect your app. │', { kind: 'ready' }],
  [
    'i  functions: Watching "/x/functions" for Cloud Functions...',
    { kind: 'step', text: 'Reading the functions' },
  ],
  [
    '⚠  functions: Failed to load function definition',
    { kind: 'problem', text: 'functions: Failed to load function definition' },
  ],
  ['Error: Could not load config file', { kind: 'problem', text: 'Error: Could not load config file' }],
  ['⚠  emulators: The Emulator UI is not starting because none of the running', { kind: 'detail' }],
  ['i  hub: Stopping emulator hub', { kind: 'detail' }],
])('%s', (line, means) => expect(readSuiteLine(line)).toEqual(means))
