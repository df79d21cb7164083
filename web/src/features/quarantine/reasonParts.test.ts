import { expect, it } from 'vitest'
import { reasonParts } from './reasonParts.ts'

it.each([
  ['unknown_kind:teleport', 'unknown_kind', 'teleport'],
  ['shape:message:from.id', 'shape', 'message:from.id'],
  ['no_channel', 'no_channel', ''],
  ['TypeError', 'error', 'TypeError'],
  ['', 'error', ''],
])('%s', (reason, word, what) => expect(reasonParts(reason)).toEqual({ word, what }))
