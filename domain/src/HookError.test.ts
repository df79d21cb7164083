import { expect, it } from 'vitest'
import { hookErrorOf } from './HookError.ts'

it.each([
  ['timeout', 'timeout'],
  ['status', 'status'],
  ['no_secret', 'no_secret'],
  ['ENOTFOUND', 'no_address'],
  ['EAI_AGAIN', 'no_address'],
  ['ECONNREFUSED', 'refused'],
  ['econnrefused', 'refused'],
  ['ECONNRESET', 'broken'],
  ['HPE_INVALID_CONSTANT', 'broken'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['', 'failed'],
  ['constructor', 'failed'],
])('%s is %s', (code, word) => expect(hookErrorOf(code)).toBe(word))
