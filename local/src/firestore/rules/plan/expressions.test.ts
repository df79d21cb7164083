import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auth, document, evaluate, store, value } from '../testing.ts'

const data = document('things/t1', {
  whole: 7n,
  half: 0.5,
  text: 'Größe😀',
  flag: true,
  none: null,
  list: [1n, 2n, 2n],
  map: { a: 1n, b: { c: 'deep' } },
  bytes: new Uint8Array([0, 1, 254]),
  at: value({ kind: 'timestamp', micros: 1_709_208_245_123_456n }),
  place: value({ kind: 'geoPoint', latitude: 52.52, longitude: 13.405 }),
  ref: value({ kind: 'reference', name: 'projects/p/databases/(default)/documents/people/p1' }),
  vector: value({ kind: 'vector', values: [1, 2] }),
})
const d = 'resource.data'
const request = {
  resource: data,
  requestResource: document('things/t1', { whole: 8n, added: 1n, flag: true }),
  auth: auth('u1', {
    email: 'a@b.c',
    email_verified: true,
    roles: ['x', 2, 2.5],
    firebase: { tenant: null },
  }),
  access: store(
    { 'people/p1': { name: 'Ann' } },
    { 'people/p1': { name: 'Bob' }, 'people/p2': { name: 'New' } },
  ),
}

const truths: { readonly [group: string]: readonly string[] } = {
  precedence: [
    '1 + 2 * 3 == 7',
    '(1 + 2) * 3 == 9',
    '10 - 3 - 2 == 5',
    '12 / 3 / 2 == 2',
    '2 * 7 % 4 == 2',
    '-2 + 3 == 1',
    '!false && true',
    '!(false && true)',
    'true || false && false',
    '1 < 2 == true',
    '1 in [1] == true',
    '1 + 1 in [2]',
    '1 < 2 in [true]',
    'true ? true : false',
    '(false ? 1 : true ? 2 : 3) == 2',
    '1 == 2 ? false : true',
    "'a' + 'b' is string",
    '-[1, 2][1] == -2',
    '/* a */ true // b\n',
  ],
  literals: [
    "'it\\'s' == \"it's\"",
    "'\\u0041\\x42' == 'AB'",
    "'a\\nb'.size() == 3",
    '0x10 == 16',
    '1.5e3 == 1500',
    '-9223372036854775808 < 0',
    '9223372036854775807 > 9223372036854775806',
    '[] == [] && {} == {}',
    "{'a': 1, 'b': [2]} == {'b': [2], 'a': 1.0}",
    '[1, 2,] == [1, 2]',
    "/a/b == path('/a/b') && /a/$('b')/c == path('a/b/c')",
    '/a/b != /a/c',
    "/a-b/c.d/e_f == path('a-b/c.d/e_f')",
  ],
  numbers: [
    '7 / 2 == 3',
    '-7 / 2 == -3',
    '-7 % 2 == -1',
    '7 / 2.0 == 3.5',
    '5 == 5.0 && 5 >= 5.0',
    '5 is int && !(5.0 is int) && 5.0 is float && 5 is number && 5.0 is number',
    '1.0 / 0 > 1',
    'math.isInfinite(1.0 / 0) && !math.isInfinite(1)',
    'math.isNaN(0.0 / 0) && 0.0 / 0 != 0.0 / 0 && !(0.0 / 0 < 1) && !(0.0 / 0 >= 1)',
    'math.abs(-5) == 5 && math.abs(-5) is int && math.abs(-0.5) == 0.5',
    'math.ceil(1.2) == 2 && math.floor(-1.2) == -2 && math.round(2.5) == 3 && math.round(2.4) is int',
    'math.sqrt(9) == 3.0 && math.pow(2, 10) == 1024',
    "int('42') == 42 && int(2.9) == 2 && int(-2.9) == -2 && float('1.5') == 1.5 && float(2) is float",
    "bool('true') && !bool('FALSE') && bool(true)",
    "string(5) == '5' && string(1.0) == '1.0' && string(null) == 'null' && string(true) == 'true'",
  ],
  strings: [
    `${d}.text.size() == 6`,
    "'aBc'.lower() == 'abc' && 'aBc'.upper() == 'ABC' && ' a '.trim() == 'a'",
    "'abc'.matches('a.c') && !'abcd'.matches('a.c') && !'xabc'.matches('a.c') && 'abc'.matches('^a.c$')",
    "'a1'.matches('[a-z]\\\\d') && 'a\\nc'.matches('(?s)a.c') && !'a\\nc'.matches('a.c')",
    "'a,b;c'.split('[,;]') == ['a', 'b', 'c']",
    "'banana'.replace('an', '-') == 'b--a' && 'ab'.replace('(a)(b)', '$2$1') == 'ba'",
    "'abc'[1] == 'b' && 'abcd'[1:3] == 'bc' && 'abc'[1:] == 'bc' && 'abc'[:1] == 'a'",
    "'a' < 'b' && 'Z' < 'a' && 'a' < 'aa' && '\\uFFFD' < '😀'",
    "'é'.toUtf8().size() == 2",
  ],
  'lists and sets': [
    `${d}.list.size() == 3 && ${d}.list[0] == 1 && ${d}.list[1:] == [2, 2]`,
    `2 in ${d}.list && !(3 in ${d}.list) && 2.0 in ${d}.list`,
    '[1, 2].hasAll([2]) && ![1].hasAll([1, 2]) && [1].hasAll([])',
    '[1, 2].hasAny([2, 3]) && ![1].hasAny([2]) && ![1].hasAny([])',
    '[1, 2, 2].hasOnly([2, 1]) && ![1, 2].hasOnly([1]) && [].hasOnly([1]) && [1].hasOnly([1, 2])',
    "['a', 'a', 'b'].hasOnly(['a', 'b', 'b', 'c']) && !['a', 'b'].hasOnly(['a', 'c'])",
    "[1].concat([2]) == [1, 2] && ['a', 'b'].join('-') == 'a-b' && [1, true].join(',') == '1,true'",
    '[1, 2, 1].removeAll([1]) == [2]',
    '[1, 2, 2].toSet().size() == 2 && [1, 2].toSet() == [2, 1, 1].toSet() && [1] != [1].toSet()',
    '[1].toSet().union([2].toSet()) == [1, 2].toSet()',
    '[1, 2].toSet().intersection([2, 3].toSet()) == [2].toSet()',
    '[1, 2].toSet().difference([2, 3].toSet()) == [1].toSet()',
    '1 in [1].toSet() && [1].toSet().hasOnly([1, 2]) && [1].toSet() is set && [1] is list',
    '[1, 2] != [2, 1]',
  ],
  maps: [
    `${d}.map.a == 1 && ${d}['map']['a'] == 1 && ${d}.map.b.c == 'deep'`,
    `'a' in ${d}.map && !('z' in ${d}.map) && !(1 in ${d}.map)`,
    `${d}.map.keys() == ['a', 'b'] && ${d}.map.keys() is list && {'x': 5}.values() == [5]`,
    `${d}.map.size() == 2 && ${d}.map is map`,
    `${d}.get('whole', 0) == 7 && ${d}.get('gone', 9) == 9 && ${d}.get('none', 1) == null`,
    `${d}.get(['map', 'b', 'c'], '') == 'deep' && ${d}.get(['map', 'z', 'c'], 'x') == 'x'`,
    `${d}.get(['whole', 'b'], 'x') == 'x'`,
    `${d}.vector.value == [1.0, 2.0] && ${d}.vector.__type__ == '__vector__'`,
  ],
  'diff, whose receiver is the newer map': [
    "{'a': 1, 'b': 2}.diff({'b': 3, 'c': 4}).addedKeys() == ['a'].toSet()",
    "{'a': 1, 'b': 2}.diff({'b': 3, 'c': 4}).removedKeys() == ['c'].toSet()",
    "{'a': 1, 'b': 2}.diff({'b': 3, 'c': 4}).changedKeys() == ['b'].toSet()",
    "{'a': 1, 'b': 2}.diff({'a': 1.0, 'c': 4}).unchangedKeys() == ['a'].toSet()",
    "{'a': 1, 'b': 2}.diff({'b': 3, 'c': 4}).affectedKeys() == ['a', 'b', 'c'].toSet()",
    `request.resource.data.diff(${d}).addedKeys() == ['added'].toSet()`,
    `request.resource.data.diff(${d}).changedKeys().hasOnly(['whole'])`,
    `request.resource.data.diff(${d}) is map_diff`,
    "{'a': {'b': 1}}.diff({'a': {'b': 2}}).changedKeys() == ['a'].toSet()",
  ],
  paths: [
    `${d}.ref == /databases/(default)/documents/people/p1 && ${d}.ref is path`,
    `${d}.ref[3] == 'people' && get(${d}.ref).data.name == 'Ann'`,
    "path('/a/$(x)').bind({'x': 'b'}) == /a/b",
    'request.path == /databases/(default)/documents/things/t1',
    'resource.__name__ == request.path && resource.id == request.path[4]',
    "string(/a/b) == '/a/b'",
    '/$(/a/b)/c == /a/b/c',
  ],
  bytes: [
    `${d}.bytes.size() == 3 && ${d}.bytes.toBase64() == 'AAH-' && ${d}.bytes.toHexString() == '0001FE'`,
    `${d}.bytes is bytes && ${d}.bytes == ${d}.bytes && 'a'.toUtf8() != ${d}.bytes`,
    "b'*' == b'\\x2A' && b'*' == b'\\052' && b'€' == b'\\xE2\\x82\\xAC' && b'€'.size() == 3 && b'' is bytes",
    "b'\\xFB\\xEF\\xBE'.toBase64() == '----' && b'€'.toHexString() == 'E282AC' && b\"a'\" == \"a'\".toUtf8()",
    "hashing.md5('abc').toHexString() == '900150983CD24FB0D6963F7D28E17F72'",
    "hashing.sha256('abc'.toUtf8()).toHexString()[0:8] == 'BA7816BF'",
    "hashing.crc32('123456789').toHexString() == 'CBF43926'",
    "hashing.crc32c('123456789').toHexString() == 'E3069283'",
  ],
  'timestamps and durations': [
    `${d}.at.year() == 2024 && ${d}.at.month() == 2 && ${d}.at.day() == 29`,
    `${d}.at.hours() == 12 && ${d}.at.minutes() == 4 && ${d}.at.seconds() == 5`,
    `${d}.at.nanos() == 123456000 && ${d}.at.dayOfWeek() == 4 && ${d}.at.dayOfYear() == 60`,
    `${d}.at.date() == timestamp.date(2024, 2, 29) && ${d}.at.toMillis() == 1709208245123`,
    `${d}.at.time() == duration.time(12, 4, 5, 123456000) && ${d}.at.date() + ${d}.at.time() == ${d}.at`,
    'timestamp.value(-1).nanos() == 999000000 && timestamp.value(-1).year() == 1969',
    'timestamp.value(-1).date() == timestamp.date(1969, 12, 31) && timestamp.value(0).dayOfWeek() == 4',
    "request.time + duration.value(1, 'd') > request.time && request.time - duration.value(1, 'ns') < request.time",
    `request.time - ${d}.at is duration && request.time is timestamp`,
    "duration.value(1, 'w') == duration.value(7, 'd') && duration.value(2, 'm') == duration.time(0, 2, 0, 0)",
    "duration.value(1500, 'ms').seconds() == 1 && duration.value(1500, 'ms').nanos() == 500000000",
    "duration.abs(duration.value(-3, 's')) == duration.value(3, 's') && duration.value(1, 'h') > duration.value(59, 'm')",
    "duration.value(1, 's') - duration.value(2, 's') == duration.value(-1, 's')",
  ],
  latlng: [
    `${d}.place.latitude() == 52.52 && ${d}.place.longitude() == 13.405 && ${d}.place is latlng`,
    `${d}.place == latlng.value(52.52, 13.405) && ${d}.place.distance(latlng.value(52.52, 13.405)) == 0`,
    `${d}.place.distance(latlng.value(48.8566, 2.3522)) > 870000 && ${d}.place.distance(latlng.value(48.8566, 2.3522)) < 885000`,
  ],
  'documents and the request': [
    'get(/databases/(default)/documents/people/p1).id == "p1"',
    'get(/databases/(default)/documents/people/p2) == null && !exists(/databases/(default)/documents/people/p2)',
    'getAfter(/databases/(default)/documents/people/p1).data.name == "Bob"',
    'existsAfter(/databases/(default)/documents/people/p2) && exists(/databases/(default)/documents/people/p1)',
    'request.auth.uid == "u1" && request.auth.token.sub == "u1" && request.auth.token.email_verified',
    'request.auth.token.roles == ["x", 2, 2.5] && request.auth.token.roles[1] is int',
    'request.auth.token.firebase.tenant == null',
    'request.method == "get" && request.resource.data.whole == 8',
    `${d}.none == null && ${d}.flag && ${d}.flag is bool && ${d}.half is float && ${d}.whole is int`,
    '1 != "1" && null != 0 && debug(1) == 1',
  ],
  'absorbed errors': [
    `${d}.gone || true`,
    `true || ${d}.gone`,
    `!(${d}.gone && false)`,
    `!(false && ${d}.gone)`,
    `1 / 0 == 1 || true`,
    `!(1 && false) && (1 || true)`,
    `(${d}.gone == 1 || ${d}.whole == 7) && true`,
  ],
}

for (const [group, expressions] of Object.entries(truths)) {
  test.each(expressions)(`${group}: %s`, expression => {
    expect(evaluate(expression, request)).toBe(true)
  })
}

const failures: readonly (readonly [string, string])[] = [
  [`${d}.gone`, 'Property gone is undefined on object.'],
  [`${d}.gone || false`, 'Property gone is undefined on object.'],
  [`false || ${d}.gone`, 'Property gone is undefined on object.'],
  [`${d}.gone && true`, 'Property gone is undefined on object.'],
  [`true && ${d}.gone`, 'Property gone is undefined on object.'],
  [`!${d}.gone`, 'Property gone is undefined on object.'],
  [`[${d}.gone].size() == 0`, 'Property gone is undefined on object.'],
  [`${d}.gone is string`, 'Property gone is undefined on object.'],
  [`${d}.gone ? true : true`, 'Property gone is undefined on object.'],
  [`${d}.none.x == 1`, 'Null value error.'],
  [`${d}.none.size() == 0`, 'Null value error.'],
  ['get(/databases/(default)/documents/people/p2).data.name == 1', 'Null value error.'],
  [`${d}.whole.size() == 1`, 'Function not found error: Name: [size].'],
  ["'a'.matches(1)", 'Function not found error: Name: [matches].'],
  ["'a'.matches('(?' + '=a)')", 'Invalid regular expression'],
  ['1 / 0 == 0', 'Divide by zero'],
  ['1 % 0 == 0', 'Divide by zero'],
  ['[1][1] == 1', 'Index out of bound'],
  ['[1][-1] == 1', 'Index out of bound'],
  ['[1][0:2] == [1]', 'Index out of bound'],
  ["'a' + 1 == 'a1'", 'Unsupported operation error.'],
  ['null < 1', 'Unsupported operation error.'],
  ["1 < '2'", 'Unsupported operation error.'],
  ['9223372036854775807 + 1 > 0', 'Integer overflow.'],
  ["'a' in 'abc'", 'Unsupported operation error.'],
  ["int('x') == 1", 'Invalid int value'],
  ['exists(/databases/(default)/documents/people)', 'Service call error. Function: [get]'],
  ['exists(/other/(default)/documents/people/p1)', 'Service call error. Function: [get]'],
  ["exists('people/p1')", 'Function not found error: Name: [exists].'],
  ["/a/$('b/c') == /a/b/c", 'Invalid path segment.'],
  ["/a/$('') == /a", 'Invalid path segment.'],
  ['request.query.limit == 1', 'Property query is undefined on object.'],
  ['latlng.value(91, 0) is latlng', 'Invalid latlng value.'],
  ['timestamp.date(2023, 2, 29) is timestamp', 'Invalid date.'],
  ["duration.value(1, 'y') is duration", 'Invalid duration unit'],
]

test.each(failures)('%s fails: %s', (expression, message) => {
  expect(evaluate(expression, request)).toContain(message)
  expect(evaluate(expression, request)).toContain('evaluation error at L4:')
})

test.each(["'a' == 'b'", '5', "'true'", 'null', '[true]'])('%s is not true, and no error', expression => {
  expect(evaluate(expression, request)).toBe("\nfalse for 'get' @ L4")
})

test('without a token request.auth is null', () => {
  expect(evaluate('request.auth == null')).toBe(true)
  expect(evaluate('request.auth.uid == "u1"')).toContain('Null value error.')
  expect(evaluate('resource == null && request.resource == null')).toBe(true)
})

describe('properties', () => {
  type Truth = 'true' | 'false' | 'error'
  const written: { readonly [truth in Truth]: string } = {
    true: 'true',
    false: 'false',
    error: '(1 / 0 == 1)',
  }
  const truth = fc.constantFrom<Truth>('true', 'false', 'error')
  const outcome = (expression: string): Truth => {
    const result = evaluate(expression)
    return result === true ? 'true' : result.includes('evaluation error') ? 'error' : 'false'
  }

  test('a deciding side wins on either hand, else an error outlives', () => {
    fc.assert(
      fc.property(truth, truth, (a, b) => {
        const or = a === 'true' || b === 'true' ? 'true' : a === 'error' || b === 'error' ? 'error' : 'false'
        const and =
          a === 'false' || b === 'false' ? 'false' : a === 'error' || b === 'error' ? 'error' : 'true'
        expect(outcome(`${written[a]} || ${written[b]}`)).toBe(or)
        expect(outcome(`${written[a]} && ${written[b]}`)).toBe(and)
      }),
    )
  })

  test('ints are exact to 64 bits', () => {
    const int = fc.bigInt(-(2n ** 31n), 2n ** 31n)
    fc.assert(
      fc.property(int, int, (a, b) => {
        const paren = (n: bigint) => (n < 0n ? `(${n})` : `${n}`)
        expect(evaluate(`${paren(a)} * ${paren(b)} == ${paren(a * b)}`)).toBe(true)
        expect(evaluate(`${paren(a)} + ${paren(b)} == ${paren(a + b)}`)).toBe(true)
        if (b !== 0n) expect(evaluate(`${paren(a)} / ${paren(b)} == ${paren(a / b)}`)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('any string survives being stored, read and compared', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const stored = { resource: document('things/t1', { text }) }
        const literal = JSON.stringify(text)
        expect(evaluate(`resource.data.text == ${literal}`, stored)).toBe(true)
        expect(evaluate(`resource.data.text.size() == ${[...text].length}`, stored)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
