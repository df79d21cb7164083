import { documentSegments } from './resourceOf.ts'
import type { ListRequest, SingleRequest } from './Ruleset.ts'
import { fromJson } from './values/fromJson.ts'
import { int, lazyMap, mapOf, nothing, path, string, timestamp } from './values/make.ts'
import { resourceOf } from './resourceOf.ts'
import type { RuleValue } from './values/RuleValue.ts'

type Request = SingleRequest | ListRequest

const queryOf = ({ limit, offset, orderBy }: ListRequest): RuleValue =>
  mapOf(
    new Map([
      ['limit', limit === null ? nothing : int(BigInt(limit))],
      ['offset', int(BigInt(offset))],
      [
        'orderBy',
        mapOf(new Map(orderBy.map(({ field, direction }) => [field.join('.'), string(direction)]))),
      ],
    ]),
  )

const authOf = ({ auth }: Request): RuleValue =>
  auth ? fromJson({ uid: auth.uid, token: auth.token }) : nothing

/** The listed collection's path is that of its parent, since the documents themselves are not known. */
const pathOf = (request: Request): RuleValue =>
  path(
    request.method === 'list'
      ? [
          ...documentSegments(request.parent),
          ...(request.collectionId === null ? [] : [request.collectionId]),
        ]
      : documentSegments(request.path),
  )

/** `request`, each member made when a rule asks for it. */
export const requestOf = (request: Request): RuleValue => {
  const members = new Map<string, () => RuleValue>([
    ['auth', () => authOf(request)],
    ['method', () => string(request.method)],
    ['path', () => pathOf(request)],
    ['time', () => timestamp(request.time * 1000n)],
    ['resource', () => (request.method === 'list' ? nothing : resourceOf(request.requestResource))],
  ])
  if (request.method === 'list') members.set('query', () => queryOf(request))
  return lazyMap(members, make => make())
}
