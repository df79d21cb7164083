import type { Json, JsonObject } from '../../../../local/src/firestore/service/Json.ts'

/** A request that is in order, as proto3 JSON, and the path and verb it has over REST. */
export interface ValidRequest {
  readonly rpc: string
  readonly request: JsonObject
  readonly method: string
  readonly path: string
}

export const fuzzDatabase = 'projects/demo-fuzz/databases/(default)'
const documents = `${fuzzDatabase}/documents`
const name = `${documents}/rows/1`
const at = '2026-11-22T10:00:00.123456Z'

const fields: JsonObject = {
  none: { nullValue: null },
  yes: { booleanValue: true },
  whole: { integerValue: '42' },
  half: { doubleValue: 0.5 },
  nan: { doubleValue: 'NaN' },
  at: { timestampValue: at },
  text: { stringValue: 'Привет 👋' },
  bytes: { bytesValue: 'AAEC/w==' },
  other: { referenceValue: `${documents}/rows/2` },
  place: { geoPointValue: { latitude: 50.45, longitude: 30.52 } },
  list: { arrayValue: { values: [{ integerValue: '1' }, { stringValue: 'two' }] } },
  map: { mapValue: { fields: { deep: { mapValue: { fields: { er: { booleanValue: false } } } } } } },
  vector: {
    mapValue: {
      fields: {
        __type__: { stringValue: '__vector__' },
        value: { arrayValue: { values: [{ doubleValue: 1 }, { doubleValue: 2 }] } },
      },
    },
  },
}
const field = (fieldPath: string): JsonObject => ({ fieldPath })
const filter = (fieldPath: string, op: string, value: Json): JsonObject => ({
  fieldFilter: { field: field(fieldPath), op, value },
})
const list = (...values: Json[]): JsonObject => ({ arrayValue: { values } })

export const fuzzWrites: readonly JsonObject[] = [
  { update: { name, fields } },
  { update: { name, fields }, updateMask: { fieldPaths: ['text', 'map.deep', '`a.b`'] } },
  { update: { name: `${documents}/rows/3`, fields: {} }, currentDocument: { exists: false } },
  { update: { name, fields }, currentDocument: { updateTime: at } },
  { delete: `${documents}/rows/4` },
  { delete: `${documents}/rows/5`, currentDocument: { exists: true } },
  { verify: name, currentDocument: { exists: true } },
  {
    update: { name: `${documents}/rows/6`, fields: { whole: { integerValue: '1' } } },
    updateTransforms: [
      { fieldPath: 'at', setToServerValue: 'REQUEST_TIME' },
      { fieldPath: 'whole', increment: { integerValue: '1' } },
      { fieldPath: 'most', maximum: { doubleValue: 1.5 } },
      { fieldPath: 'least', minimum: { integerValue: '-1' } },
      { fieldPath: 'list', appendMissingElements: { values: [{ integerValue: '3' }] } },
      { fieldPath: 'gone', removeAllFromArray: { values: [{ stringValue: 'two' }] } },
    ],
  },
  {
    transform: {
      document: `${documents}/rows/7`,
      fieldTransforms: [{ fieldPath: 'n', increment: { doubleValue: 0.1 } }],
    },
  },
]

export const fuzzQueries: readonly JsonObject[] = [
  { from: [{ collectionId: 'rows' }] },
  { from: [{ collectionId: 'rows', allDescendants: true }], limit: 5 },
  {
    select: { fields: [field('text'), field('__name__')] },
    from: [{ collectionId: 'rows' }],
    where: {
      compositeFilter: {
        op: 'AND',
        filters: [
          filter('whole', 'GREATER_THAN', { integerValue: '1' }),
          {
            compositeFilter: {
              op: 'OR',
              filters: [
                filter('text', 'EQUAL', { stringValue: 'a' }),
                { unaryFilter: { op: 'IS_NAN', field: field('nan') } },
              ],
            },
          },
        ],
      },
    },
    orderBy: [{ field: field('whole'), direction: 'DESCENDING' }, { field: field('__name__') }],
    startAt: { values: [{ integerValue: '99' }], before: true },
    endAt: { values: [{ integerValue: '2' }, { referenceValue: name }], before: false },
    offset: 1,
    limit: 3,
  },
  {
    from: [{ collectionId: 'rows' }],
    where: filter('list', 'ARRAY_CONTAINS_ANY', list({ integerValue: '1' })),
  },
  { from: [{ collectionId: 'rows' }], where: filter('text', 'NOT_IN', list({ stringValue: 'a' })) },
  { from: [{ collectionId: 'rows' }], where: filter('__name__', 'IN', list({ referenceValue: name })) },
  {
    from: [{ collectionId: 'rows' }],
    where: { unaryFilter: { op: 'IS_NOT_NULL', field: field('map.deep') } },
  },
]

const toQuery = (structuredQuery: JsonObject): JsonObject => ({ parent: documents, structuredQuery })
const post = (rpc: string, verb: string, request: JsonObject): ValidRequest => ({
  rpc,
  request,
  method: 'POST',
  path: `/v1/${documents}:${verb}`,
})

/** At least one of every RPC but the two that stream both ways. */
export const validRequests: readonly ValidRequest[] = [
  ...fuzzWrites.map(write => post('Commit', 'commit', { database: fuzzDatabase, writes: [write] })),
  post('Commit', 'commit', { database: fuzzDatabase, writes: fuzzWrites.slice(0, 3), transaction: 'AQ==' }),
  post('BatchWrite', 'batchWrite', {
    database: fuzzDatabase,
    writes: [fuzzWrites[0]!, fuzzWrites[4]!],
    labels: { a: 'b' },
  }),
  ...fuzzQueries.map(query => post('RunQuery', 'runQuery', toQuery(query))),
  post('RunQuery', 'runQuery', { ...toQuery(fuzzQueries[0]!), readTime: new Date().toISOString() }),
  post('RunAggregationQuery', 'runAggregationQuery', {
    parent: documents,
    structuredAggregationQuery: {
      structuredQuery: fuzzQueries[0]!,
      aggregations: [
        { alias: 'all', count: { upTo: '10' } },
        { alias: 'sum', sum: { field: field('whole') } },
        { alias: 'average', avg: { field: field('half') } },
      ],
    },
  }),
  post('PartitionQuery', 'partitionQuery', {
    parent: documents,
    structuredQuery: {
      from: [{ collectionId: 'rows', allDescendants: true }],
      orderBy: [{ field: field('__name__'), direction: 'ASCENDING' }],
    },
    partitionCount: '3',
    pageSize: 2,
  }),
  post('BatchGetDocuments', 'batchGet', {
    database: fuzzDatabase,
    documents: [name, `${documents}/rows/missing`],
    mask: { fieldPaths: ['text', 'map.deep.er'] },
  }),
  post('BatchGetDocuments', 'batchGet', {
    database: fuzzDatabase,
    documents: [name],
    newTransaction: { readOnly: {} },
  }),
  post('BeginTransaction', 'beginTransaction', {
    database: fuzzDatabase,
    options: { readWrite: { retryTransaction: 'AQ==' } },
  }),
  post('Rollback', 'rollback', { database: fuzzDatabase, transaction: 'AQ==' }),
  post('ListCollectionIds', 'listCollectionIds', { parent: name, pageSize: 3, pageToken: '' }),
  post('ExecutePipeline', 'executePipeline', {
    database: fuzzDatabase,
    structuredPipeline: {
      pipeline: { stages: [{ name: 'collection', args: [{ referenceValue: '/rows' }] }] },
    },
  }),
  {
    rpc: 'GetDocument',
    request: { name, mask: { fieldPaths: ['text'] } },
    method: 'GET',
    path: `/v1/${name}?mask.fieldPaths=text`,
  },
  {
    rpc: 'ListDocuments',
    request: {
      parent: documents,
      collectionId: 'rows',
      pageSize: 2,
      orderBy: 'whole desc',
      showMissing: false,
    },
    method: 'GET',
    path: `/v1/${documents}/rows?pageSize=2&orderBy=whole%20desc&showMissing=false`,
  },
  {
    rpc: 'CreateDocument',
    request: { parent: documents, collectionId: 'made', documentId: 'once', document: { fields } },
    method: 'POST',
    path: `/v1/${documents}/made?documentId=once`,
  },
  {
    rpc: 'UpdateDocument',
    request: {
      document: { name, fields },
      updateMask: { fieldPaths: ['text'] },
      currentDocument: { exists: true },
    },
    method: 'PATCH',
    path: `/v1/${name}?updateMask.fieldPaths=text&currentDocument.exists=true`,
  },
  {
    rpc: 'DeleteDocument',
    request: { name: `${documents}/rows/8` },
    method: 'DELETE',
    path: `/v1/${documents}/rows/8`,
  },
]

/** What a client says on a Listen stream. */
export const listenMessages: readonly JsonObject[] = [
  ...fuzzQueries.map((query, index) => ({
    database: fuzzDatabase,
    addTarget: { query: toQuery(query), targetId: index + 2 },
  })),
  {
    database: fuzzDatabase,
    labels: { 'goog-listen-tags': 'x' },
    addTarget: {
      documents: { documents: [name] },
      targetId: 20,
      once: true,
      resumeToken: 'AAAAAAAAAAE=',
      expectedCount: 3,
    },
  },
  { database: fuzzDatabase, addTarget: { documents: { documents: [name] }, targetId: 22, readTime: at } },
  { database: fuzzDatabase, removeTarget: 2 },
]

/** What a client says on a Write stream, the hello first. */
export const writeMessages: readonly JsonObject[] = [
  { database: fuzzDatabase },
  ...fuzzWrites.map(write => ({ streamToken: 'AQ==', writes: [write] })),
]
