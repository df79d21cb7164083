/** One allow statement that did not let a request through. */
export type Reason = {
  readonly text: string
  /** The line of the allow statement, and that of the expression which failed. */
  readonly line: number | null
  readonly at: number | null
}

/** Takes the message of a denial apart, one reason for each allow statement that was tried. */
export function reasonsOf(message: string): readonly Reason[] {
  return message
    .trim()
    .split(/, (?=(?:false for '|evaluation error at L))/)
    .map(each => {
      const line = /@ L(\d+)/.exec(each)?.[1]
      const at = /^evaluation error at L(\d+)/.exec(each)?.[1]
      return {
        text: wordsOf(each),
        line: line === undefined ? null : Number(line),
        at: at === undefined ? null : Number(at),
      }
    })
}

const wordsOf = (reason: string): string => {
  const error = /^evaluation error at L\d+(?::\d+)? for '\w+' @ L\d+, (.*) for '\w+' @ L\d+$/s.exec(
    reason,
  )?.[1]
  if (error !== undefined) return error
  if (/^false for '/.test(reason)) return 'the condition is false'
  return reason === 'No matching allow statements' ? 'no allow covers this path and method' : reason
}
