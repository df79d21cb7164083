const TRACES = ['firestore_', 'draft/', 'edits/', 'chats.claims', 'chats.pushed']

/**
 * Takes away what a manager left in localStorage: unsent text, edits that wait, role, and what Firestore's tabs tell each other there.
 * Theme, language and layout stay; they are the browser's.
 */
export function forgetTraces(storage: Storage = localStorage) {
  for (const key of Object.keys(storage)) {
    if (TRACES.some(trace => key.startsWith(trace))) storage.removeItem(key)
  }
}
