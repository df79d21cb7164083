import { backend } from './backend.ts'

/** Calls a function of ours; rejects with its error, `details` in it. */
export async function callFunction(name: string, request: unknown): Promise<unknown> {
  const [{ httpsCallable }, functions] = await Promise.all([
    import('firebase/functions'),
    backend().functions(),
  ])
  const { data } = await httpsCallable<unknown, unknown>(functions, name)(request)
  return data
}
