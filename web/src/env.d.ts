/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** `1` in a build for the local stack; such a build speaks to emulators and to nothing else. */
  readonly VITE_LOCAL?: string
  readonly VITE_AUTH_PORT?: string
  readonly VITE_FIRESTORE_PORT?: string
  readonly VITE_STORAGE_PORT?: string
  readonly VITE_FUNCTIONS_PORT?: string
}

/** Made by web/emojiModule.ts. */
declare module 'virtual:emoji' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- a declared module may import by a relative path in no other way
  export const emoji: readonly import('./features/chat/emoji/EmojiEntry.ts').EmojiEntry[]
}
