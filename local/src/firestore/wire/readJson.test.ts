import { expect, it } from 'vitest'
import { readJson } from './readJson.ts'

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

it('reads what JSON is, whatever its strings hold', () => {
  const json = { a: ['[{'.repeat(300), `\\"${'['.repeat(300)}`, '\\', { 'b"[': null }] }
  expect(readJson(JSON.stringify(json), 'no')).toEqual(json)
  expect(readJson(`[${deep(2)},${'[],'.repeat(1000)}1]`, 'no')).toHaveLength(1002)
})

it.each(['{', '"', '"\\', '[1,]', '', 'a', '}}}', '"[', '\\"'])('refuses %j', text => {
  expect(() => readJson(text, 'Not JSON.')).toThrow('Not JSON.')
})

it('refuses what is nested more deeply than a document can be, before it is read', () => {
  expect(readJson(deep(200), 'no')).toHaveLength(1)
  expect(() => readJson(deep(201), 'no')).toThrow('nested too deeply')
  expect(() => readJson('{"a":'.repeat(1_000_000), 'no')).toThrow('nested too deeply')
})
