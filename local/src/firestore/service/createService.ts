import { batchGetDocuments } from './batchGetDocuments.ts'
import { batchWrite } from './batchWrite.ts'
import { beginTransaction } from './beginTransaction.ts'
import { commit } from './commit.ts'
import type { Context } from './Context.ts'
import { createDocument } from './createDocument.ts'
import { deleteDocument } from './deleteDocument.ts'
import { getDocument } from './getDocument.ts'
import { listCollectionIds } from './listCollectionIds.ts'
import { listDocuments } from './listDocuments.ts'
import { listen } from './listen.ts'
import { partitionQuery } from './partitionQuery.ts'
import { rollback } from './rollback.ts'
import { runAggregationQuery } from './runAggregationQuery.ts'
import { runQuery } from './runQuery.ts'
import type { Service } from './Service.ts'
import { statusError } from './Status.ts'
import { updateDocument } from './updateDocument.ts'
import { write } from './write.ts'

const unimplemented = (rpc: string) => statusError('UNIMPLEMENTED', `${rpc} is not implemented.`)

/** Puts the RPCs together. */
export function createService(context: Context): Service {
  return {
    unary: {
      GetDocument: getDocument(context),
      ListDocuments: listDocuments(context),
      CreateDocument: createDocument(context),
      UpdateDocument: updateDocument(context),
      DeleteDocument: deleteDocument(context),
      Commit: commit(context),
      BatchWrite: batchWrite(context),
      BeginTransaction: beginTransaction(context),
      Rollback: rollback(context),
      ListCollectionIds: listCollectionIds(context),
      PartitionQuery: partitionQuery(context),
    },
    serverStream: {
      BatchGetDocuments: batchGetDocuments(context),
      RunQuery: runQuery(context),
      RunAggregationQuery: runAggregationQuery(context),
      ExecutePipeline: () => {
        throw unimplemented('ExecutePipeline')
      },
    },
    bidi: { Listen: listen(context), Write: write(context) },
  }
}
