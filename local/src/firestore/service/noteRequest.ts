import type { JournalEntry } from './Journal.ts'

const blank = {
  path: null,
  query: null,
  resource: null,
  requestResource: null,
  rules: null,
  verdict: null,
  ruleReads: [],
  time: null,
  after: null,
  part: null,
  failure: null,
  live: false,
} as const

/** Makes a journal entry of what is known of a request, as of now. */
export function noteRequest(
  known: Pick<JournalEntry, 'database' | 'caller' | 'method'> & Partial<JournalEntry>,
): JournalEntry {
  return { ...blank, at: Date.now(), ...known }
}
