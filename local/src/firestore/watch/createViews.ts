import type { DocumentChange } from '../commit/CommitEvent.ts'
import type { Database } from '../storage/createDatabase.ts'
import { scopesOf } from '../storage/Scope.ts'
import type { StoredDocument } from '../value/Value.ts'
import { createDocumentsView } from './createDocumentsView.ts'
import { createQueryView } from './createQueryView.ts'
import type { TargetRequest } from './Target.ts'
import type { Delta, View } from './View.ts'

/** A view with those who follow it. */
export interface SharedView<Follower> {
  readonly view: View
  readonly followers: Set<Follower>
}

/** The views of one database, found by what a change touches, so that an unrelated write meets none. */
export interface Views<Follower> {
  follow(what: TargetRequest['what'], follower: Follower): SharedView<Follower>
  leave(shared: SharedView<Follower>, follower: Follower): void
  /** Moves every view that the commit reaches. */
  apply(
    changes: readonly DocumentChange[],
    touched: readonly StoredDocument[],
  ): readonly { readonly shared: SharedView<Follower>; readonly delta: Delta }[]
}

const keysOf = (what: TargetRequest['what']): readonly string[] => {
  if (what.kind === 'documents') return what.paths.map(path => `d:${path}`)
  const { collectionId, allDescendants, parent } = what.query
  if (collectionId === null) return ['*']
  if (allDescendants) return [`g:${collectionId}`]
  return [`c:${parent === '' ? '' : `${parent}/`}${collectionId}`]
}

/** Makes the empty registry of a database. */
export function createViews<Follower>(database: Database): Views<Follower> {
  const byIdentity = new Map<string, SharedView<Follower>>()
  const identities = new Map<SharedView<Follower>, { identity: string; keys: readonly string[] }>()
  const byKey = new Map<string, Set<SharedView<Follower>>>()

  const create = (what: TargetRequest['what'], identity: string): SharedView<Follower> => {
    const view =
      what.kind === 'query'
        ? createQueryView(database, what.query)
        : createDocumentsView(database, what.paths)
    const shared = { view, followers: new Set<Follower>() }
    const keys = keysOf(what)
    byIdentity.set(identity, shared)
    identities.set(shared, { identity, keys })
    for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(shared))
    return shared
  }
  return {
    follow: (what, follower) => {
      const identity = what.kind === 'query' ? `q:${what.key}` : `d:${what.paths.join('\n')}`
      const shared = byIdentity.get(identity) ?? create(what, identity)
      shared.followers.add(follower)
      return shared
    },
    leave: (shared, follower) => {
      shared.followers.delete(follower)
      if (shared.followers.size > 0) return
      const known = identities.get(shared)
      if (known === undefined) return
      identities.delete(shared)
      byIdentity.delete(known.identity)
      for (const key of known.keys) {
        const views = byKey.get(key)
        views?.delete(shared)
        if (views?.size === 0) byKey.delete(key)
      }
    },
    apply: (changes, touched) => {
      const reached = new Set<SharedView<Follower>>()
      for (const { path } of [...changes, ...touched])
        for (const key of [`d:${path}`, ...scopesOf(path)])
          for (const shared of byKey.get(key) ?? []) reached.add(shared)
      return [...reached].map(shared => ({ shared, delta: shared.view.apply(changes, touched) }))
    },
  }
}
