import type { PushAnswer, PushRequest } from '@chats/domain/PushRequest'
import { callFunction } from '../callFunction.ts'

/** Asks functions about pushes to this browser. */
export async function askPush(request: PushRequest): Promise<PushAnswer> {
  return (await callFunction('managePush', request)) as PushAnswer
}
