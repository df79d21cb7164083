import { expect, it } from 'vitest'
import { restRoute } from './restRoute.ts'

const database = 'projects/p/databases/(default)'
const route = (method: string, path: string, body = {}) =>
  restRoute(method, new URL(`http://localhost/v1/${database}/documents${path}`), body)

it.each([
  ['POST', ':commit', 'Commit', { database }],
  ['POST', ':runQuery', 'RunQuery', { parent: `${database}/documents` }],
  ['POST', '/a/b:runQuery', 'RunQuery', { parent: `${database}/documents/a/b` }],
  ['POST', ':batchGet?key=k', 'BatchGetDocuments', { database }],
  ['GET', '/a/b', 'GetDocument', { name: `${database}/documents/a/b` }],
  ['GET', '/a/b:c', 'GetDocument', { name: `${database}/documents/a/b:c` }],
  ['GET', '/a/%D0%B0', 'GetDocument', { name: `${database}/documents/a/а` }],
  [
    'GET',
    '/a?pageSize=2&mask.fieldPaths=x&mask.fieldPaths=y&showMissing=true',
    'ListDocuments',
    {
      parent: `${database}/documents`,
      collectionId: 'a',
      pageSize: 2,
      mask: { fieldPaths: ['x', 'y'] },
      showMissing: true,
    },
  ],
  ['GET', '/a/b/c', 'ListDocuments', { parent: `${database}/documents/a/b`, collectionId: 'c' }],
  [
    'DELETE',
    '/a/b?currentDocument.exists=true',
    'DeleteDocument',
    { name: `${database}/documents/a/b`, currentDocument: { exists: true } },
  ],
])('%s %s is %s', (method, path, rpc, request) => {
  expect(route(method, path)).toMatchObject({ rpc, request })
})

it('puts the body where the RPC has it', () => {
  const fields = { n: { integerValue: '1' } }
  expect(route('POST', '/a?documentId=b', { fields })?.request).toEqual({
    parent: `${database}/documents`,
    collectionId: 'a',
    documentId: 'b',
    document: { fields },
  })
  expect(route('PATCH', '/a/b?updateMask.fieldPaths=n', { fields })?.request).toEqual({
    updateMask: { fieldPaths: ['n'] },
    document: { fields, name: `${database}/documents/a/b` },
  })
  expect(route('POST', ':commit', { writes: [], database: 'another' })?.request).toEqual({
    writes: [],
    database,
  })
})

it('knows no other routes and refuses broken ones', () => {
  expect(route('POST', '/a/b')).toBeNull()
  expect(route('PATCH', '/a')).toBeNull()
  expect(route('POST', ':listen')).toBeNull()
  expect(route('GET', '')).toBeNull()
  expect(() => route('GET', '/a/%zz')).toThrow('URL-encoded')
  expect(() => route('GET', '/a?pageSize=many')).toThrow('whole number')
  expect(() =>
    restRoute('POST', new URL('http://localhost/v1/projects/p/databases/d/documents:commit'), []),
  ).toThrow('JSON object')
})
