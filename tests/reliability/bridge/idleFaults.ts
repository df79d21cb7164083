/** A fault rule of the simulators as they report it. */
export interface Rule {
  readonly do: string
  readonly code?: number
  readonly nth?: number | readonly number[]
  readonly fired: number
}

/** Faults that did not strike, in words: a rule of places has to have struck at each of them, any other once. */
export const idleFaults = (rules: readonly Rule[]): readonly string[] =>
  rules.flatMap(({ do: kind, code = '', nth, fired }) => {
    const wanted = nth === undefined ? 1 : [nth].flat().length
    return fired < wanted ? [`${`${kind} ${code}`.trim()} struck ${fired} of ${wanted} times`] : []
  })
