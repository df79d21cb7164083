import { describe, expect, it } from 'vitest'
import { durationText } from './durationText.ts'
import { mapLinks } from './mapLinks.ts'
import { sizeText } from './sizeText.ts'

describe('sizeText', () => {
  it.each([
    [0, '0 Б'],
    [512, '512 Б'],
    [2048, '2 кБ'],
    [2_516_582, '2,4 МБ'],
    [52_428_800, '50 МБ'],
  ])('%i is %s', (bytes, text) => {
    expect(sizeText(bytes, 'ru').replace(/\u00A0|\u202F/g, ' ')).toBe(text)
  })
})

describe('durationText', () => {
  it.each([
    [0, '0:00'],
    [6.6, '0:07'],
    [59.7, '1:00'],
    [750, '12:30'],
    [3723, '1:02:03'],
    [NaN, '0:00'],
    [Infinity, '0:00'],
  ])('%d is %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text)
  })
})

it('links a place on both maps', () => {
  expect(mapLinks(50.45, 30.5234567)).toEqual({
    osm: 'https://www.openstreetmap.org/?mlat=50.45&mlon=30.523457#map=16/50.45/30.523457',
    google: 'https://www.google.com/maps/search/?api=1&query=50.45%2C30.523457',
    text: '50.45, 30.523457',
  })
})
