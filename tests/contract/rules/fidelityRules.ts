/** A rule that is only an expression, and what a `get` under it comes to. */
export type Expression = readonly [expression: string, verdict: 'ALLOW' | 'DENY']

/** A conjunction of so many `true`, each 1 expression and each `&&` 2; deep chains are refused, so it is a tree. */
const trues = (count: number): string =>
  count === 1 ? 'true' : `(${trues(Math.floor(count / 2))} && ${trues(Math.ceil(count / 2))})`

const missing = 'resource.data.missing'

const data = 'resource.data'
const leapDay = 'timestamp.date(2024, 2, 29)'
const seen = (count: number, id = "'x'") =>
  Array.from(
    { length: count },
    (_, index) => `!exists(/databases/$(database)/documents/seen/$(${id} + '-${index}'))`,
  ).join(' && ')
const doc = (path: string) => `/databases/$(database)/documents/${path}`

/** By the number of the point that they hold. */
// prettier-ignore
export const expressions: Readonly<Record<string, readonly Expression[]>> = {
  '1: an error in || is absorbed by a true side, in && by a false one': [
    [`${missing} == 1 || true`, 'ALLOW'],
    [`true || ${missing} == 1`, 'ALLOW'],
    [`${missing} == 1 || false`, 'DENY'],
    [`false || ${missing} == 1`, 'DENY'],
    [`!(${missing} == 1 && false)`, 'ALLOW'],
    [`!(false && ${missing} == 1)`, 'ALLOW'],
    [`!(${missing} == 1 && true)`, 'DENY'],
    [`!(true && ${missing} == 1)`, 'DENY'],
    [`!(${missing} == 1)`, 'DENY'],
    [`!(1 / 0 == 1) || 1 == 1`, 'ALLOW'],
  ],
  '2: a missing field is an error, and an error denies': [
    [`${missing} == 1`, 'DENY'],
    [`${missing} != 1`, 'DENY'],
    [`${missing} == null`, 'DENY'],
    [`${data}.map.missing != 1`, 'DENY'],
    [`${data}['missing'] != 1`, 'DENY'],
    [`'missing' in ${data}`, 'DENY'],
    [`!('missing' in ${data})`, 'ALLOW'],
    [`${data}.get('missing', 1) == 1`, 'ALLOW'],
    [`${data}.get(['map', 'missing'], 1) == 1`, 'ALLOW'],
    [`${data}.none == null`, 'ALLOW'],
  ],
  '4: get() of a missing document is an error once it is looked into, exists() is false': [
    [`get(${doc('there/no')}).data.x != 1`, 'DENY'],
    [`!(get(${doc('there/no')}).data.x == 1)`, 'DENY'],
    [`exists(${doc('there/no')})`, 'DENY'],
    [`!exists(${doc('there/no')})`, 'ALLOW'],
    [`exists(${doc('there/yes')})`, 'ALLOW'],
    [`get(${doc('there/yes')}).data.x == 1`, 'ALLOW'],
    [`get(${doc("there/$('y' + 'es')")}).id == 'yes'`, 'ALLOW'],
    [`get(${doc('there')}) == null`, 'DENY'],
  ],
  '9: maps, lists and sets': [
    [`${data}.list.hasOnly(['b', 'a'])`, 'ALLOW'],
    [`${data}.list.hasOnly(['a'])`, 'DENY'],
    [`[1, 2, 2].hasOnly([2, 1])`, 'ALLOW'],
    [`${data}.list.hasAll(['a'])`, 'ALLOW'],
    [`${data}.list.hasAny(['z', 'b'])`, 'ALLOW'],
    [`${data}.list.hasAny(['z'])`, 'DENY'],
    [`${data}.list.toSet() == ['b', 'a'].toSet()`, 'ALLOW'],
    [`${data}.map.keys().hasOnly(['k'])`, 'ALLOW'],
    [`{'a': 1, 'b': 2}.diff({'a': 1, 'c': 3}).addedKeys() == ['b'].toSet()`, 'ALLOW'],
    [`{'a': 1, 'b': 2}.diff({'a': 1, 'c': 3}).removedKeys() == ['c'].toSet()`, 'ALLOW'],
    [`{'a': 1, 'b': 2}.diff({'a': 0, 'b': 2}).changedKeys() == ['a'].toSet()`, 'ALLOW'],
    [`{'a': 1, 'b': 2}.diff({'a': 0, 'b': 2}).unchangedKeys() == ['b'].toSet()`, 'ALLOW'],
    [`{'a': 1, 'b': 2}.diff({'a': 0, 'c': 2}).affectedKeys() == ['a', 'b', 'c'].toSet()`, 'ALLOW'],
    [`{'a': 1}.diff({'a': 0}).affectedKeys().hasOnly(['a', 'b'])`, 'ALLOW'],
    [`{'a': 1, 'b': 1}.diff({'a': 0}).affectedKeys().hasOnly(['a'])`, 'DENY'],
  ],
  '10: strings, and matches() of the whole by RE2': [
    [`${data}.text.size() == 4`, 'ALLOW'],
    [`'привет'.size() == 6`, 'ALLOW'],
    [`'привет'.toUtf8().size() == 12`, 'ALLOW'],
    [`${data}.text.matches('te.t')`, 'ALLOW'],
    [`${data}.text.matches('te')`, 'DENY'],
    [`${data}.text.matches('te.*')`, 'ALLOW'],
    [`${data}.text.matches('(?i)TEXT')`, 'ALLOW'],
    [`'ab'.matches('a' + '(?=b)b')`, 'DENY'],
    [`!'ab'.matches('a' + '(?!c)x')`, 'DENY'],
    [`!'ab'.matches('(?<!x)' + 'z')`, 'DENY'],
    [`'aa'.matches('(a)' + '\\\\1')`, 'DENY'],
    [`${data}.text.upper() == 'TEXT' && 'a,b'.split(',').size() == 2`, 'ALLOW'],
    [`${data}.int.size() == 1`, 'DENY'],
  ],
  '11: types': [
    [`${data}.int is int && ${data}.int is number && !(${data}.int is float)`, 'ALLOW'],
    [`${data}.float is float && ${data}.float is number && !(${data}.float is int)`, 'ALLOW'],
    [`${data}.int == 7.0`, 'ALLOW'],
    [`7 / 2 == 3 && 7 / 2.0 == 3.5 && 7 % 4 == 3`, 'ALLOW'],
    [`${data}.at is timestamp`, 'ALLOW'],
    [`${data}.place is latlng && ${data}.place.latitude() == 50.5`, 'ALLOW'],
    [`${data}.ref is path`, 'ALLOW'],
    [`${data}.ref == ${doc('there/yes')}`, 'ALLOW'],
    [`get(${data}.ref).data.x == 1`, 'ALLOW'],
    [`${data}.map is map && !(${data}.map is list)`, 'ALLOW'],
    [`${data}.list is list && !(${data}.list is map)`, 'ALLOW'],
    [`${data}.bytes is bytes && ${data}.bytes.size() == 3`, 'ALLOW'],
    [`${data}.text is string && ${data}.flag is bool`, 'ALLOW'],
    [`!(${data}.none is string) && !(${data}.none is map)`, 'ALLOW'],
    [`${data}.int == '7'`, 'DENY'],
    [`${data}.int < '8'`, 'DENY'],
    [`!(${data}.int < '8')`, 'DENY'],
  ],
  '13: instants and durations': [
    [`${leapDay} + duration.value(1, 'd') == timestamp.date(2024, 3, 1)`, 'ALLOW'],
    [`${leapDay} - duration.value(1, 'w') == timestamp.date(2024, 2, 22)`, 'ALLOW'],
    [`timestamp.date(2024, 3, 1) - ${leapDay} == duration.value(1, 'd')`, 'ALLOW'],
    [`(timestamp.date(2024, 3, 1) - ${leapDay}).seconds() == 86400`, 'ALLOW'],
    [`duration.value(90, 's') > duration.value(1, 'm')`, 'ALLOW'],
    [`duration.time(1, 2, 3, 4).seconds() == 3723 && duration.time(1, 2, 3, 4).nanos() == 4`, 'ALLOW'],
    [`duration.abs(duration.value(-5, 's')) == duration.value(5, 's')`, 'ALLOW'],
    [`${leapDay}.year() == 2024 && ${leapDay}.month() == 2 && ${leapDay}.day() == 29`, 'ALLOW'],
    [`${leapDay}.dayOfWeek() == 4 && ${leapDay}.dayOfYear() == 60`, 'ALLOW'],
    [`${leapDay}.toMillis() == 1709164800000 && timestamp.value(1709164800000) == ${leapDay}`, 'ALLOW'],
    [`${data}.at.hours() == 10 && ${data}.at.minutes() == 30 && ${data}.at.date() == timestamp.date(2026, 11, 22)`, 'ALLOW'],
    [`request.time > ${data}.at && request.time < ${data}.at`, 'DENY'],
    [`request.time > timestamp.date(2020, 1, 1)`, 'ALLOW'],
    [`${leapDay} + 1 == ${leapDay}`, 'DENY'],
  ],
  '16: ten documents for one request, a thousand expressions': [
    [seen(10), 'ALLOW'],
    [seen(11), 'DENY'],
    [`${Array.from({ length: 11 }, () => `exists(${doc('there/yes')})`).join(' && ')}`, 'ALLOW'],
    ['tens()', 'ALLOW'],
    [trues(334), 'ALLOW'],
    [trues(335), 'DENY'],
    ['hundreds()', 'ALLOW'],
    ['thousands()', 'DENY'],
  ],
  '19: the claims of a token have their types': [
    [`request.auth.uid == 'reader' && request.auth.uid is string`, 'ALLOW'],
    [`request.auth.token.sub == 'reader'`, 'ALLOW'],
    [`request.auth.token.role == 'manager'`, 'ALLOW'],
    [`request.auth.token.role`, 'DENY'],
    [`request.auth.token.level is number && request.auth.token.level > 2`, 'ALLOW'],
    [`request.auth.token.level == '3'`, 'DENY'],
    [`request.auth.token.flag is bool && request.auth.token.flag`, 'ALLOW'],
    [`request.auth.token.groups is list && 'a' in request.auth.token.groups`, 'ALLOW'],
    [`'b' in request.auth.token.groups`, 'DENY'],
    [`request.auth.token.nested is map && request.auth.token.nested.deep == 'x'`, 'ALLOW'],
    [`request.auth.token.firebase.sign_in_provider == 'custom'`, 'ALLOW'],
    [`request.auth.token.email_verified == true`, 'DENY'],
    [`request.auth.token.get('email_verified', false) == false`, 'ALLOW'],
    [`request.auth == null`, 'DENY'],
  ],
}

/** Where the expression at this place of this point is the rule. */
export const expressionPath = (point: string, index: number): string =>
  `expressions${point.replace(/\W.*/, '')}/e${index}`

const expressionRules = Object.entries(expressions)
  .flatMap(([point, list]) =>
    list.map(
      ([expression], index) => `match /${expressionPath(point, index)} { allow get: if ${expression}; }`,
    ),
  )
  .join('\n    ')

/** Everything else that the points ask, one collection for each question. */
export const fidelityRules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function one() { return 1 == 1 && 2 == 2 && 3 == 3; }
    function tens() { return one() && one() && one() && one() && one(); }
    function hundreds() { return tens() && tens() && tens() && tens() && tens(); }
    function thousands() { return hundreds() && hundreds() && hundreds() && hundreds() && hundreds(); }
    ${expressionRules}

    match /fresh/{id} {
      allow create: if resource == null && request.resource.data.x == 1;
      allow update: if resource != null && resource.data.x == 1 && request.resource.data.y == 2;
      allow get: if resource == null;
    }
    match /looking/{id} { allow create: if resource.data.x != 1; }

    match /orders/{id} {
      allow create: if getAfter(${doc('ledgers/$(id)')}).data.order == id
        && !exists(${doc('ledgers/$(id)')});
    }
    match /ledgers/{id} { allow create: if existsAfter(${doc('orders/$(id)')}); }

    match /owned/{id} {
      allow get: if resource.data.owner == request.auth.uid;
      allow list: if resource.data.owner == request.auth.uid && request.query.limit <= 10;
    }

    match /several/{id} { allow get: if ${missing} == 1; }
    match /several/{id} { allow get: if false; }
    match /several/{id} { allow get: if id == 'a'; }
    match /{any}/{id} { allow get: if any == 'several' && id == 'b'; }

    match /tree/{rest=**} { allow get: if rest is path; }
    match /trunk/root/{rest=**} { allow get; }
    match /{prefix=**}/leaves/{id} { allow get: if id is string && prefix is path; allow list; }
    match /single/{id} { allow read; }

    match /profiles/{id} {
      allow update: if request.resource.data.diff(resource.data).affectedKeys().hasOnly(['name', 'tags']);
    }
    match /stamped/{id} {
      allow create: if request.resource.data.at == request.time;
      allow update: if request.resource.data.at == request.time && resource.data.at < request.time;
    }

    match /atoms/{id} { allow create: if request.resource.data.ok == true; }

    match /bin/{id} { allow delete: if request.resource == null && resource.data.x == 1; }
    match /strict/{id} { allow delete: if request.resource.data.x == 1 || request.resource.data.x != 1; }

    match /tenReads/{id} { allow create: if ${seen(10, 'id')}; }
    match /sevenReads/{id} { allow create: if ${seen(7, 'id')}; }

    match /counters/{id} {
      allow read: if resource.data.open == true;
      allow update: if resource.data.open == true && request.resource.data.n is int;
    }
    match /entries/{id} { allow create: if get(${doc('counters/gate')}).data.open == true; }

    match /rooms/{id} { allow get: if request.auth.uid in resource.data.members; }
    match /rooms/{id}/lines/{line} {
      allow list: if request.auth.uid in get(${doc('rooms/$(id)')}).data.members;
    }
  }
}`

/** Functions that call one another to the given depth. */
export const rulesOfDepth = (depth: number): string => `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    ${Array.from({ length: depth }, (_, index) => `function f${index}() { return ${index + 1 < depth ? `f${index + 1}()` : 'true'}; }`).join('\n    ')}
    match /deep/{id} { allow get: if f0(); }
  }
}`

/** Rules of Storage that look at Firestore. */
export const storageRules = `rules_version = '2';
service firebase.storage {
  match /b/{bucket}/o {
    match /rooms/{room}/{file=**} {
      allow read: if request.auth.uid in firestore.get(/databases/(default)/documents/rooms/$(room)).data.members;
      allow create: if firestore.exists(/databases/(default)/documents/rooms/$(room));
    }
  }
}`
