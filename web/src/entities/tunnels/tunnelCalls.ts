import type {
  TunnelAnswer,
  TunnelRequest,
  TunnelRunAnswer,
  TunnelRunRequest,
} from '@chats/domain/TunnelRequest'
import { callFunction } from '../callFunction.ts'

/** `no_answer`: our own functions gave none. */
type OrNone<T> = T | { readonly ok: false; readonly why: 'no_answer' }

/** Asks functions to publish, stop or resume a tunnel. */
export async function manageTunnel(request: TunnelRequest): Promise<OrNone<TunnelAnswer>> {
  try {
    return (await callFunction('manageTunnel', request)) as TunnelAnswer
  } catch {
    return { ok: false, why: 'no_answer' }
  }
}

/** Asks functions to move somebody's way through a tunnel. */
export async function actOnTunnelRun(request: TunnelRunRequest): Promise<OrNone<TunnelRunAnswer>> {
  try {
    return (await callFunction('actOnTunnelRun', request)) as TunnelRunAnswer
  } catch {
    return { ok: false, why: 'no_answer' }
  }
}
