/** An error of the Bot API on its way to the answer, in Telegram's words. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: Record<string, unknown> | undefined

  constructor(code: number, description: string, parameters?: Record<string, unknown>) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** A 400 in Telegram's manner. */
export const badRequest = (what: string) => new Refusal(400, `Bad Request: ${what}`)
