const words = new Set(['is', 'in', 'if', 'let', 'return', 'function', 'match', 'true', 'false', 'null'])

/** Whether a word belongs to the language, so that it can name nothing. */
export const isReserved = (word: string): boolean => words.has(word)
