import { expect, it } from 'vitest'
import { z } from 'zod'
import { eventExamples } from './eventExamples.ts'
import { eventRequestSchema } from './EventRequest.ts'
import { eventsApi } from './eventsApi.ts'

/** The kinds of events that the document describes. */
const described = () => {
  const { schema } = eventsApi().paths['/events'].post.requestBody.content['application/json']
  const kind = z.looseObject({ properties: z.looseObject({ type: z.object({ const: z.string() }).loose() }) })
  return z
    .array(kind)
    .parse(schema.oneOf ?? schema.anyOf)
    .map(({ properties }) => properties.type.const)
}

it('describes every kind of event, and has an example of each that is taken', () => {
  const types = eventExamples.map(event => event.type)
  expect(described().toSorted()).toEqual(types.toSorted())
  for (const event of eventExamples) expect(eventRequestSchema.parse(event)).toEqual(event)
})

it('says nothing that JSON does not', () =>
  expect(JSON.parse(JSON.stringify(eventsApi()))).toEqual(eventsApi()))
