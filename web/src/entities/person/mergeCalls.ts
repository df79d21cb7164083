import type { InviteRequest } from '@chats/domain/Invite'
import type { MergePreview, MergeRefusal, MergeRequest, UnmergeRequest } from '@chats/domain/MergeRequest'
import { callFunction } from '../callFunction.ts'

/** What a function answered, or why not; `failed` where it is not known why, without network for instance. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: MergeRefusal | 'failed' }

const refusals: Readonly<Record<string, MergeRefusal>> = {
  'functions/permission-denied': 'not_allowed',
  'functions/not-found': 'gone',
  'functions/out-of-range': 'too_large',
  'functions/failed-precondition': 'nested',
}

async function ask<T>(name: string, request: object): Promise<Answer<T>> {
  try {
    return { ok: true, value: (await callFunction(name, request)) as T }
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    return { ok: false, why: refusals[code] ?? 'failed' }
  }
}

/** What two people would be as one. */
export const previewMerge = (request: MergeRequest) => ask<MergePreview>('previewMerge', request)

/** Makes two people one; `otherId` then names the merge. */
export const mergePeople = (request: MergeRequest) => ask<unknown>('mergePeople', request)

/** Parts them again; answers whom they were part of. */
export const unmergePeople = (request: UnmergeRequest) => ask<{ keepId: string }>('unmergePeople', request)

/** Says that two people who look alike are two. */
export const dismissMerge = (request: MergeRequest) => ask<unknown>('dismissSuggestion', request)

/** A personal link into another channel. */
export const inviteToMerge = (request: InviteRequest) => ask<{ link: string }>('inviteToChannel', request)
