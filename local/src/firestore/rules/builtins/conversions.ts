import { bool, fail, float, int, path, string } from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import { textOf } from '../values/textOf.ts'
import type { Builtin } from './Builtin.ts'
import { table } from './Builtin.ts'

const conversion = (convert: (value: RuleValue) => RuleValue | undefined): Builtin => ({
  arity: [1, 1],
  call: ([value]) => value && convert(value),
})

const invalid = (type: string, text: string): RuleValue => fail(`Invalid ${type} value: [${text}].`)

const toInt = (value: RuleValue): RuleValue | undefined => {
  if (value.kind === 'int') return value
  if (value.kind === 'string') {
    return /^[-+]?[0-9]+$/.test(value.value)
      ? int(BigInt(value.value.replace('+', '')))
      : invalid('int', value.value)
  }
  if (value.kind !== 'float') return undefined
  return Number.isFinite(value.value) ? int(BigInt(Math.trunc(value.value))) : fail('Integer overflow.')
}

const toFloat = (value: RuleValue): RuleValue | undefined => {
  if (value.kind === 'float') return value
  if (value.kind === 'int') return float(Number(value.value))
  if (value.kind !== 'string') return undefined
  return /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(value.value)
    ? float(Number(value.value))
    : invalid('float', value.value)
}

const toBool = (value: RuleValue): RuleValue | undefined => {
  if (value.kind === 'bool') return value
  if (value.kind !== 'string') return undefined
  const text = value.value.toLowerCase()
  return text === 'true' || text === 'false' ? bool(text === 'true') : invalid('bool', value.value)
}

const toText = (value: RuleValue): RuleValue | undefined => {
  const text = textOf(value)
  return text === undefined ? undefined : string(text)
}

const toPath = (value: RuleValue): RuleValue | undefined => {
  if (value.kind === 'path') return value
  if (value.kind !== 'string') return undefined
  const segments = value.value.replace(/^\//, '').split('/')
  return segments.includes('') ? invalid('path', value.value) : path(segments)
}

/** The conversions that need no package. */
export const conversions: ReadonlyMap<string, Builtin> = table({
  int: conversion(toInt),
  float: conversion(toFloat),
  bool: conversion(toBool),
  string: conversion(toText),
  path: conversion(toPath),
  debug: conversion(value => value),
})
