import { errorWords } from './errorWords.ts'

/** An error of VK's API on its way to the answer, in VK's words. */
export class Refusal extends Error {
  readonly code: number

  constructor(code: number, words = errorWords[code] ?? 'Unknown error occurred') {
    super(words)
    this.code = code
  }
}

/** Error 100 as VK words it: `what` names the parameter. */
export const wrongParameter = (what: string) =>
  new Refusal(100, `One of the parameters specified was missing or invalid: ${what}`)
