import { expect, it } from 'vitest'
import { blankSecrets } from './blankSecrets.ts'

it('shows a body line by line, without the secret', () => {
  const body = { type: 'message_new', secret: 'hush', object: { text: '<b>hi</b>' } }
  const shown = blankSecrets(JSON.stringify(body))
  expect(JSON.parse(shown)).toEqual({ ...body, secret: '•••' })
  expect(shown).toContain('\n  "object": {')
})

it('a body that was cut keeps its secret too', () => {
  expect(blankSecrets('{"secret": "hush", "object": {"te')).toBe('{"secret": "•••", "object": {"te')
})
