import { formatTimestamp } from '../value/timestamp.ts'

/** The token that stands for the state at `time`, in base64. */
function encodeResumeToken(time: bigint): string {
  return Buffer.from(String(time)).toString('base64')
}

let last: { readonly time: bigint; readonly json: { readTime: string; resumeToken: string } } | null = null

/** The `readTime` and `resumeToken` of `time`; made once for all the streams that one commit reaches. */
export function instantJson(time: bigint): { readTime: string; resumeToken: string } {
  if (last?.time !== time)
    last = { time, json: { readTime: formatTimestamp(time), resumeToken: encodeResumeToken(time) } }
  return last.json
}
