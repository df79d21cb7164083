import { asList, asObject, asString } from '../value/asJson.ts'
import { parseResourceName } from '../value/resourceName.ts'
import { commitWrites } from './commitWrites.ts'
import type { Context } from './Context.ts'
import type { Bidi } from './Service.ts'

/** Write: a stream of commits, answered one by one in order; a commit that is refused ends it. */
export function write(context: Context): Bidi {
  return ({ caller }, out) => {
    let database: string | null = null
    let answered = 0
    let open = true
    const token = (): string => {
      answered += 1
      return Buffer.from(String(answered)).toString('base64')
    }
    return {
      receive: json => {
        if (!open) return
        try {
          const request = asObject(json, 'request')
          if (database === null) {
            database = asString(request.database, 'database')
            parseResourceName(database)
            out.send({ streamId: '0', streamToken: token() })
            if (request.writes === undefined) return
          }
          const writes = asList(request.writes, 'writes')
          if (writes.length === 0) return
          const { writeResults, commitTime } = commitWrites(context, caller, database, writes)
          out.send({ streamToken: token(), writeResults, commitTime })
        } catch (error) {
          open = false
          out.fail(error)
        }
      },
      end: () => {
        open = false
      },
    }
  }
}
