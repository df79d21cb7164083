import { z } from 'zod'
import { eventRequestSchema } from './EventRequest.ts'

const error = (description: string, more: object = {}) => ({
  description,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error', 'message'],
        properties: { error: { type: 'string' }, message: { type: 'string' }, ...more },
      },
    },
  },
})
const stored = (description: string) => ({
  description,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['id', 'personId', 'chatId', 'messageId', 'repeated'],
        properties: {
          id: { type: 'string' },
          personId: { type: 'string' },
          chatId: { type: ['string', 'null'], description: 'Null for a person without chats.' },
          messageId: { type: ['string', 'null'] },
          repeated: { type: 'boolean' },
        },
      },
    },
  },
})

/** `POST /events` as an OpenAPI 3.1 document; the schema of an event is the one that events are checked by. */
export const eventsApi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Chats: events',
    version: '1',
    description:
      'Other systems tell what people did: they ordered, paid, subscribed, entered a tunnel. It shows in their chat at once.',
  },
  security: [{ key: [] }],
  paths: {
    '/events': {
      post: {
        operationId: 'tellEvent',
        summary: 'Tell one event',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            description:
              'Of your choice, one for each event. Sent again within 30 days it changes nothing, and the answer is the same.',
            schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: z.toJSONSchema(eventRequestSchema, { target: 'draft-2020-12', io: 'input' }),
            },
          },
        },
        responses: {
          201: stored('Stored.'),
          200: stored('It was stored before, by the same Idempotency-Key.'),
          400: error('`idempotency_key_missing` or `bad_json`.'),
          401: error('`unauthorized`: no key, or one that was revoked.'),
          404: error('`person_not_found`: nothing was stored, and the Idempotency-Key is free.'),
          409: error(
            '`person_ambiguous`, `person_without_chat`, `order_of_another` or `too_many_payments`.',
            { personIds: { type: 'array', items: { type: 'string' } } },
          ),
          413: error('`too_large`: more than 64 KiB.'),
          415: error('`not_json`.'),
          422: error('`invalid`, `key_reused`, `unknown_word` or `from_the_future`.', {
            issues: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
          }),
          429: error('`too_many_requests`: wait as long as `Retry-After` says.'),
          503: error('`unavailable`: send it again, with the same Idempotency-Key.'),
        },
      },
    },
  },
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
})
