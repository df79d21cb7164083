/** One call of a messenger's API that the simulator received. */
export interface ApiCall {
  readonly seq: number
  /** When it came in, milliseconds of the simulator's clock. */
  readonly at: number
  readonly channel: string
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly ok: boolean
}

export interface SimulatorClient {
  /** A raw update of the Bot API for a channel's webhook; answers the webhook's HTTP status. */
  update(channel: string, update: object): Promise<{ status: number; ms: number }>
  say(said: {
    channel: string
    from: { id: number; first_name: string }
    text: string
  }): Promise<{ message_id: number }>
  /** The Bot API calls received after the one numbered `after`. */
  calls(after?: number): Promise<readonly ApiCall[]>
  faults(faults: readonly object[]): Promise<void>
  clearFaults(): Promise<void>
}

/** Speaks to the simulators' control calls at `address` (ends in a slash). */
export function simulatorClient(address: string): SimulatorClient {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(new URL(`_sim/${path}`, address), {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} _sim/${path}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  return {
    update: (channel, update) => ask('POST', 'telegram/updates', { channel, update }),
    say: said => ask('POST', 'telegram/say', said),
    calls: (after = 0) => ask('GET', `telegram/calls?after=${after}`),
    faults: faults => ask('POST', 'faults', faults),
    clearFaults: () => ask('DELETE', 'faults'),
  }
}
