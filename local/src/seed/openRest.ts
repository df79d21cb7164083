import type { PastDocument } from './historyDocuments.ts'
import { restFields } from './restFields.ts'

/** The local Firestore over REST, past every rule. */
export interface Rest {
  /** Writes these documents in one piece, replacing what is there. */
  commit(documents: readonly PastDocument[]): Promise<void>
  /** Which of these paths have a document. */
  existing(paths: readonly string[]): Promise<ReadonlySet<string>>
}

/**
 * For what is too much for the client of the admin SDK: it takes as long for a document as the server does, and JSON
 * costs both less.
 */
export function openRest(port: number, projectId: string): Rest {
  const database = `projects/${projectId}/databases/(default)`
  const nameOf = (path: string) => `${database}/documents/${path}`
  const ask = async (verb: string, body: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/v1/${database}/documents:${verb}`, {
      method: 'POST',
      headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`Firestore refused ${verb}: ${response.status}`)
    return response.json()
  }
  return {
    async commit(documents) {
      await ask('commit', {
        writes: documents.map(([path, data]) => ({
          update: { name: nameOf(path), fields: restFields(data) },
        })),
      })
    },
    async existing(paths) {
      const answers = await ask('batchGet', {
        documents: paths.map(nameOf),
        // The names alone: a mask of no field would ask for all of them.
        mask: { fieldPaths: ['__name__'] },
      })
      const found = new Set<string>()
      if (Array.isArray(answers)) for (const answer of answers) if (answer.found) found.add(answer.found.name)
      return new Set(paths.filter(path => found.has(nameOf(path))))
    },
  }
}
