/** Stands in for the regex engine that Firestore carries for pipelines; see vite.config.ts. */
export const RE2JS = {
  compile(): never {
    throw new Error('regex pipelines are not bundled')
  },
}
