import { describe, expect, test } from 'vitest'
import { compileRules } from './compileRules.ts'
import type { SingleRequest } from './Ruleset.ts'
import { auth, document, evaluate, get, rulesOf, store } from './testing.ts'

const compile = (content: string) => compileRules([{ name: 'security.rules', content }])
const told = (content: string): readonly string[] =>
  compile(content).issues.map(
    ({ severity, description, sourcePosition: { line, column } }) =>
      `${severity} L${line}:${column} ${description}`,
  )
const around = (body: string): string =>
  `rules_version = '2';\nservice cloud.firestore {\nmatch /databases/{database}/documents {\n${body}\n}\n}`

describe('match and allow', () => {
  test('any allow of any matching block allows, and the verdict names its line', () => {
    const { ruleset, issues } = compile(
      around(`match /people/{id} { allow read: if false; }
match /{path=**} {
  allow get: if id() == 'p1';
  function id() { return path[1]; }
}`),
    )
    expect(issues).toEqual([])
    expect(ruleset?.check(get('people/p1'))).toEqual({ allowed: true, line: 6, reads: [] })
    expect(ruleset?.check(get('people/p2'))).toEqual({
      allowed: false,
      message: "\nfalse for 'get' @ L4, false for 'get' @ L6",
      reads: [],
    })
  })

  test('what no match covers is denied, collections above and documents below included', () => {
    const rules = rulesOf('match /people/{id} { allow get; match /notes/{note} { allow write; } }')
    expect(rules.check(get('people/p1'))).toMatchObject({ allowed: true })
    for (const path of ['people/p1/notes/n1', 'other/p1', 'people/p1/notes/n1/x/y']) {
      expect(rules.check(get(path))).toMatchObject({
        allowed: false,
        message: '\nNo matching allow statements',
      })
    }
    expect(rules.check(get('people/p1/notes/n1', { method: 'create' })).allowed).toBe(true)
  })

  test('read is get and list; write is create, update and delete', () => {
    const rules = rulesOf('match /r/{id} { allow read; } match /w/{id} { allow write; }')
    const methods = ['get', 'create', 'update', 'delete'] as const
    const allowed = (path: string) => methods.filter(method => rules.check(get(path, { method })).allowed)
    expect(allowed('r/1')).toEqual(['get'])
    expect(allowed('w/1')).toEqual(['create', 'update', 'delete'])
  })

  test('a recursive wildcard takes none or many segments, anywhere in the path', () => {
    const rules = rulesOf(`match /a/{all=**} { allow get: if all is path; }
match /{prefix=**}/notes/{id} { allow get: if id == 'n1' && prefix is path; }
match /deep/{x}/{rest=**}/end/{id} { allow get: if rest == /b/c && x == 'x'; }`)
    const allowed = (path: string) => rules.check(get(path)).allowed
    expect(['a/1', 'a/1/b/2', 'notes/n1', 'x/1/notes/n1', 'deep/x/b/c/end/1'].map(allowed)).toEqual(
      Array(5).fill(true),
    )
    expect(['b/1', 'notes/n2', 'x/1/notes/n1/y/1', 'deep/x/end/1'].map(allowed)).toEqual(Array(4).fill(false))
  })

  test('functions see the captures and functions around them, lets see what is above them', () => {
    const rules =
      rulesOf(`function top(x) { let y = x + 1; let z = y + 1; return z == 3 && database == '(default)'; }
match /people/{id} {
  function mine() { return id == 'p1' && top(1); }
  allow get: if mine();
  match /notes/{note} {
    function both(note2) { return mine() && note == note2; }
    allow get: if both('n1');
  }
}`)
    expect(rules.check(get('people/p1')).allowed).toBe(true)
    expect(rules.check(get('people/p2')).allowed).toBe(false)
    expect(rules.check(get('people/p1/notes/n1')).allowed).toBe(true)
    expect(rules.check(get('people/p1/notes/n2')).allowed).toBe(false)
  })

  test('an argument or a let that is an error may still be absorbed', () => {
    const rules = rulesOf(`function either(x) { let y = resource.data.gone; return x || y || true; }
match /a/{id} { allow get: if either(resource.data.gone); }`)
    expect(rules.check(get('a/1')).allowed).toBe(true)
  })

  test('functions may stand outside the service, and other services are left alone', () => {
    const { ruleset, issues } = compile(
      `function yes() { return true; }
service firebase.storage { match /b/{bucket}/o { match /{all=**} { allow read: if firestore.exists(/databases/(default)/documents/a/b); } } }
service cloud.firestore { match /databases/{db}/documents/{all=**} { allow get: if yes(); } }`,
    )
    expect(issues).toEqual([])
    expect(ruleset?.check(get('a/b')).allowed).toBe(true)
  })

  test('resource is null on create, request.resource on delete', () => {
    const rules = rulesOf(`match /a/{id} {
allow create: if resource == null && request.resource.data.x == 1;
allow delete: if request.resource == null && resource.data.x == 1;
}`)
    const a = document('a/1', { x: 1n })
    expect(rules.check(get('a/1', { method: 'create', requestResource: a })).allowed).toBe(true)
    expect(rules.check(get('a/1', { method: 'delete', resource: a })).allowed).toBe(true)
    expect(rules.check(get('a/1', { method: 'delete', requestResource: a })).allowed).toBe(false)
  })
})

describe('why a request was denied', () => {
  test('names the place and the reason as the emulator does', () => {
    const verdict = rulesOf('match /a/{id} {\n      allow get: if resource.data.missing;\n}').check(
      get('a/1', { resource: document('a/1', {}) }),
    )
    expect(verdict).toMatchObject({
      message:
        "\nevaluation error at L5:21 for 'get' @ L5, Property missing is undefined on object. for 'get' @ L5",
    })
  })
})

describe('what the compiler says', () => {
  const errors: readonly (readonly [string, string])[] = [
    ['match /a/{id} { allow read: if ; }', "L4:32 Missing conditional expression after 'if'."],
    ['/a/{id} { allow read; }', "L4:1 Missing 'match' keyword before path."],
    ['match /a/{id} { allow read: if true', "Unexpected '<EOF>'."],
    ['match /a/{id} { allow look; }', "L4:23 Invalid method 'look'."],
    ['match /a/{id}/b/{id} { allow read; }', 'The identifier [id] is already bound in the current scope.'],
    ['match /a/{math} { allow read; }', 'math is a package and cannot be used as variable name.'],
    [
      'function f(duration) { return duration; }',
      'duration is a package and cannot be used as variable name.',
    ],
    ['function f(x) { let x = 1; return x; }', 'The identifier [x] is already bound in the current scope.'],
    ['function f() { return f(); }', 'Recursive call is not allowed.'],
    ['function f() { return g(); } function g() { return f(); }', 'Recursive call is not allowed.'],
    [
      'match /{a=**}/{b=**} { allow read; }',
      'Invalid glob match expression. Only one glob match is permitted in a match declaration path.',
    ],
    ['match /a/{id} { allow read: if 1 +; }', "L4:35 Unexpected ';'."],
    [
      `match /a/{id} { allow read: if ${'1 + '.repeat(9000)}1 == 1; }`,
      'The expression is nested too deeply.',
    ],
    [`match /a/{id} { allow read: if a${'.a'.repeat(9000)}; }`, 'The expression is nested too deeply.'],
    [
      "match /a/{id} { allow read: if 'a'.matches('(?=b)'); }",
      'L4:44 Invalid regular expression pattern. Pattern: (?=b).',
    ],
    ["match /a/{id} { allow read: if 'a; }", 'L4:32 Unterminated string literal.'],
    ["match /a/{id} { allow read: if '\\d' == ''; }", "Invalid escape sequence '\\d'."],
    ['function f() { let is = 1; return true; }', "L4:20 Unexpected 'is'."],
    ['function f(in) { return true; }', "L4:12 Unexpected 'in'."],
    ['match /a/{match} { allow read; }', "Unexpected '{match}'."],
    ['match /a/{id} { allow read: if let == 1; }', "L4:32 Unexpected 'let'."],
    ['match /a/{id} { allow read: if a ~ b; }', "Unexpected '~'."],
    [`match /a/{id} { allow read: if ${'('.repeat(5000)}true; }`, 'The expression is nested too deeply.'],
  ]
  test.each(errors)('%s', (body, description) => {
    const { ruleset, issues } = compile(
      body === errors[2]?.[0] ? `service cloud.firestore { ${body}` : around(body),
    )
    expect(ruleset).toBeNull()
    const found = issues.map(
      ({ severity, description: text, sourcePosition: { line, column } }) =>
        `${severity} L${line}:${column} ${text}`,
    )
    expect(found.filter(issue => issue.startsWith('ERROR')).join('\n')).toContain(description)
  })

  const chain = (length: number): string =>
    Array.from(
      { length },
      (_, i) => `function f${i}() { return ${i + 1 < length ? `f${i + 1}()` : 'true'}; }`,
    ).join('\n') + '\nmatch /a/{id} { allow read: if f0(); }'
  test('a function may be 20 calls away and not 21', () => {
    expect(told(around(chain(21)))).toEqual([])
    const stack = Array.from({ length: 21 }, (_, i) => `f${i}`).join('->')
    expect(told(around(chain(22)))).toEqual([
      `ERROR L4:1 Maximum allowed call depth of 20 is reached for [${stack}] call stack.`,
    ])
  })

  const warnings: readonly (readonly [string, string])[] = [
    ['x == 1', 'Invalid variable name: x.'],
    ['f()', 'Invalid function name: f.'],
    ["'a'.reverse() == 'a'", 'Invalid function name: reverse.'],
    ['math.sin(1) == 1', 'Invalid function name: math.sin.'],
    ['math.abs(1, 2) == 1', 'Incorrect number of arguments supplied to function: math.abs.'],
    ["'a'.size(1) == 1", 'Incorrect number of arguments supplied to function: size.'],
    ['1 is integer', 'Invalid type: integer.'],
    ['firestore.exists(/databases/(default)/documents/a/b)', 'Invalid function name: exists.'],
  ]
  test.each(warnings)('%s is a warning, and denies', (expression, description) => {
    expect(told(around(`match /{path=**} { allow get: if ${expression}; }`))).toEqual([
      `WARNING L4:34 ${description}`,
    ])
    expect(evaluate(expression)).toContain('evaluation error')
  })

  test('what is bound and never used is a warning', () => {
    expect(told(around('function f() { let x = 1; return true; }'))).toEqual([
      'WARNING L4:16 Unused variable: x.',
      'WARNING L4:1 Unused function: f.',
    ])
  })

  test('a file of another kind is an error, never a crash', () => {
    expect(told('{"rules": {}}')).toEqual(["ERROR L1:1 Unexpected '{'."])
    expect(told("rules_version = '3';")).toEqual(["ERROR L1:17 Invalid rules version '3'."])
    expect(compile('').ruleset?.check(get('a/1'))).toMatchObject({ allowed: false })
  })
})

describe('limits', () => {
  const exists = (from: number, count: number): string =>
    Array.from({ length: count }, (_, i) => `exists(/databases/$(database)/documents/a/${from + i})`).join(
      ' && ',
    )
  const documents = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a/${i}`, {}]))
  const access = store(documents)

  test('10 distinct documents, not 11; one document may be asked again and again', () => {
    const rules = rulesOf(`match /ten/{id} { allow get: if ${exists(0, 10)}; }
match /eleven/{id} { allow get: if ${exists(0, 11)}; }
match /same/{id} { allow get: if ${Array(11).fill(exists(0, 1)).join(' && ')}; }`)
    const ten = rules.check(get('ten/1', { access }))
    expect(ten.allowed).toBe(true)
    expect(ten.reads).toEqual(Array.from({ length: 10 }, (_, i) => `a/${i}`))
    expect(rules.check(get('eleven/1', { access })).allowed).toBe(false)
    expect(rules.check(get('same/1', { access }))).toMatchObject({ allowed: true, reads: ['a/0'] })
  })

  test('20 distinct documents in one commit, not 21', () => {
    const rules = rulesOf(
      [0, 1, 2, 3].map(i => `match /w${i}/{id} { allow get: if ${exists(i * 7, 7)}; }`).join('\n'),
    )
    const accessed: SingleRequest['accessed'] = new Set()
    const check = (i: number) => rules.check(get(`w${i}/1`, { access, accessed })).allowed
    expect([check(0), check(1), check(0)]).toEqual([true, true, true])
    expect(accessed.size).toBe(14)
    expect(check(2)).toBe(false)
  })

  test('1,000 expressions, however they are spread', () => {
    const sum = (terms: number): string => Array(terms).fill('1').join(' + ')
    expect(evaluate(`${sum(499)} == 499`)).toBe(true)
    expect(evaluate(`${sum(500)} == 500`)).toContain(
      'maximum of 1000 expressions to evaluate has been reached',
    )
    const rules = rulesOf(
      `match /{a=**} { allow get: if ${sum(300)} == 0; allow get: if ${sum(300)} == 300; }`,
    )
    expect(rules.check(get('a/1')).allowed).toBe(false)
  })

  test('getAfter and existsAfter see the whole pending batch, get and exists none of it', () => {
    const rules = rulesOf(`match /a/{id} { allow create: if
getAfter(/databases/$(database)/documents/counters/$(id)).data.n == 1
&& get(/databases/$(database)/documents/counters/$(id)).data.n == 0
&& existsAfter(/databases/$(database)/documents/new/1) && !exists(/databases/$(database)/documents/new/1)
&& !existsAfter(/databases/$(database)/documents/old/1) && exists(/databases/$(database)/documents/old/1); }`)
    const batch = store(
      { 'counters/1': { n: 0n }, 'old/1': {} },
      { 'counters/1': { n: 1n }, 'new/1': {}, 'old/1': null },
    )
    const verdict = rules.check(get('a/1', { method: 'create', access: batch }))
    expect(verdict).toMatchObject({ allowed: true, reads: ['counters/1', 'new/1', 'old/1'] })
    expect(rules.check(get('a/1', { method: 'create', access: store({}) })).allowed).toBe(false)
  })
})

test('a get for the caller’s own manager document is read once and told', () => {
  const rules = rulesOf(`function active() { return request.auth != null
  && get(/databases/$(database)/documents/managers/$(request.auth.uid)).data.active == true; }
match /people/{id} { allow get: if active() && resource.data.assigneeId == request.auth.uid; }`)
  const request = {
    auth: auth('u1'),
    access: store({ 'managers/u1': { active: true } }),
    resource: document('people/p1', { assigneeId: 'u1' }),
  }
  const verdict = rules.check(get('people/p1', request))
  expect(verdict).toMatchObject({ allowed: true, reads: ['managers/u1'] })
})
