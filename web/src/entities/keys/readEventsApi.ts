/** A field of an event, as the schema has it. */
export interface ApiField {
  readonly name: string
  readonly required: boolean
}

/** What the page says of `POST /events`, out of its OpenAPI document. */
export interface EventsApi {
  readonly kinds: readonly { readonly type: string; readonly fields: readonly ApiField[] }[]
  readonly answers: readonly { readonly status: string; readonly text: string }[]
}

/** The address that other systems tell events at, and that of the document about it: they come with the page. */
export const eventsAddress = (): string => new URL('/events', location.href).href
export const openApiAddress = (): string => new URL('/events/openapi.json', location.href).href

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly const?: string }>>
  readonly required?: readonly string[]
}
interface Document {
  readonly paths: {
    readonly '/events': {
      readonly post: {
        readonly requestBody: {
          readonly content: {
            readonly 'application/json': {
              readonly schema: {
                readonly oneOf?: readonly ObjectSchema[]
                readonly anyOf?: readonly ObjectSchema[]
              }
            }
          }
        }
        readonly responses: Readonly<Record<string, { readonly description: string }>>
      }
    }
  }
}

/** Reads the document; null where it could not be had. */
export async function readEventsApi(): Promise<EventsApi | null> {
  try {
    const answer = await fetch(openApiAddress())
    if (!answer.ok) return null
    const { post } = ((await answer.json()) as Document).paths['/events']
    const { schema } = post.requestBody.content['application/json']
    return {
      kinds: (schema.oneOf ?? schema.anyOf ?? []).map(({ properties = {}, required = [] }) => ({
        type: properties['type']?.const ?? '',
        fields: Object.keys(properties)
          .filter(name => name !== 'type')
          .map(name => ({ name, required: required.includes(name) })),
      })),
      answers: Object.entries(post.responses).map(([status, { description }]) => ({
        status,
        text: description,
      })),
    }
  } catch {
    return null
  }
}
