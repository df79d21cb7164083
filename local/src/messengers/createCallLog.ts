/** A file that came with an API call. */
export interface CallFile {
  field: string
  name: string
  type: string
  size: number
}

/** One call of a messenger's API as the simulator saw it; `result` is the error's body when `ok` is false. No token. */
export interface Call {
  seq: number
  at: number
  channel: string
  method: string
  params: Record<string, unknown>
  files: CallFile[]
  ok: boolean
  result: unknown
}

export interface CallLog {
  add(call: Omit<Call, 'seq'>): void
  after(seq: number): Call[]
  reset(): void
}

const kept = 50_000

/** Keeps the last calls in order; `seq` ascends for the life of the process, over resets too. */
export function createCallLog(): CallLog {
  let calls: Call[] = []
  let seq = 0
  return {
    add(call) {
      calls.push({ seq: ++seq, ...call })
      if (calls.length > kept * 1.1) calls = calls.slice(-kept)
    },
    after: after => calls.filter(call => call.seq > after),
    reset() {
      calls = []
    },
  }
}
