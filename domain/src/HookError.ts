const words = [
  'bad_address',
  'private_address',
  'no_address',
  'timeout',
  'refused',
  'broken',
  'certificate',
  'redirect',
  'status',
  'turned_off',
  'no_secret',
  'failed',
] as const
/** Why something did not arrive at another system; each has words in the manager's language. */
export type HookError = (typeof words)[number]

/** What a network says, by its own codes: https://nodejs.org/api/errors.html. */
const codes: readonly (readonly [RegExp, HookError])[] = [
  [/^(enotfound|eai_\w+)$/u, 'no_address'],
  [/^(etimedout|econnaborted)$/u, 'timeout'],
  [/^(econnrefused|ehostunreach|enetunreach|ehostdown)$/u, 'refused'],
  [/^(econnreset|epipe|hpe_\w+|err_stream\w+)$/u, 'broken'],
  [/cert|tls|ssl|self_signed|unable_to_|^eproto$/u, 'certificate'],
]

/** The word for a code of the network, or for what was written down before there were words. */
export function hookErrorOf(code: string): HookError {
  const word = words.find(one => one === code)
  if (word) return word
  const said = code.toLowerCase()
  return codes.find(([pattern]) => pattern.test(said))?.[1] ?? 'failed'
}
