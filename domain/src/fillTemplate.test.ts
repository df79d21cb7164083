import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillTemplate } from './fillTemplate.ts'

const values = { name: 'Ирина', fullName: 'Ирина Петрова', manager: 'Анна', channel: 'Welcome' }

describe('fillTemplate', () => {
  it('fills in what is known', () => {
    expect(fillTemplate('Добрый день, {{name}}! Это {{ manager }}, {{channel}}.', values)).toBe(
      'Добрый день, Ирина! Это Анна, Welcome.',
    )
  })

  it('takes the comma before what is not known along, and leaves other words alone', () => {
    expect(fillTemplate('Добрый день, {{name}}!\n{{name}}', { ...values, name: ' ' })).toBe('Добрый день!\n')
    expect(fillTemplate('{{price}} {name} {{', values)).toBe('{{price}} {name} {{')
  })

  it('puts in no variable that a value brought along, nor reads $ as anything', () => {
    expect(fillTemplate('{{name}}', { ...values, name: '{{manager}} $& $1' })).toBe('{{manager}} $& $1')
    fc.assert(
      fc.property(
        fc.string(),
        name => fillTemplate('({{name}})', { ...values, name }) === `(${name.trim()})`,
      ),
    )
  })
})
