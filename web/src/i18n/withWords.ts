import type { Component } from 'vue'
import { loadWords } from './loadWords.ts'
import type { Words } from './loadWords.ts'

/** Loads a page, or a part of one, together with its words. */
export const withWords =
  <T extends Component>(words: Words, load: () => Promise<{ default: T }>) =>
  async () => {
    const [page] = await Promise.all([load(), loadWords(words)])
    return page
  }
