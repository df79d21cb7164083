/** Packages that must not reach a browser, each with words of its code that no minifier changes. */
export const forbiddenCode: Readonly<Record<string, readonly string[]>> = {
  // Firestore carries it for pipelines: 46 KB gzip that nothing here uses.
  re2js: ['invalid nested repetition operator', 'invalid or unsupported Perl syntax'],
  // The schemas are for the servers; the page takes only their types.
  zod: ['ZodError', 'invalid_type'],
}

/** Which of the forbidden packages are in a text. */
export const findForbidden = (text: string): readonly string[] =>
  Object.keys(forbiddenCode).filter(name => forbiddenCode[name]?.some(words => text.includes(words)))
