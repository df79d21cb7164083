import { onIdTokenChanged, signInWithEmailAndPassword, signOut } from 'firebase/auth'
import type { User } from 'firebase/auth'
import {
  clearIndexedDbPersistence,
  deleteField,
  doc,
  terminate,
  updateDoc,
  waitForPendingWrites,
} from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Claims, Manager } from '@chats/domain/Manager'
import { managerPath } from '@chats/domain/paths'
import { backend } from '../backend.ts'
import { useLiveDoc } from '../useLive.ts'
import { forgetTraces } from './forgetTraces.ts'
import { readClaims } from './readClaims.ts'
import { keepLeaveReason } from './takeLeaveReason.ts'
import type { LeaveReason } from './takeLeaveReason.ts'
import { signInErrorOf } from './signInErrorOf.ts'
import type { SignInError } from './signInErrorOf.ts'

/** `noAccess`: signed in, but nobody made this account a manager yet. */
export type SessionStage = 'starting' | 'signedOut' | 'noAccess' | 'ready'

const DRAIN_MS = 2_000
const RENEWALS_MS = [500, 3_000, 10_000, 30_000]

/** Who works here: the signed-in user, their claims and their `managers/{uid}`. */
export const useSession = defineStore('session', () => {
  const stage = shallowRef<SessionStage>('starting')
  const user = shallowRef<User | null>(null)
  const claims = shallowRef<Claims | null>(null)
  // The page that follows tells why; a sign-in form shown before it would take the reason away.
  let leaving = false
  const uid = computed(() => user.value?.uid ?? '')
  const email = computed(() => user.value?.email ?? '')
  /** The queries of this manager must carry `assigneeId == uid`; the rules demand it. */
  const onlyAssigned = computed(() => claims.value?.role !== 'admin' && claims.value?.access !== 'all')

  const managerDoc = useLiveDoc<Manager>(() =>
    stage.value === 'ready'
      ? { key: managerPath(uid.value), target: () => doc(backend().db, managerPath(uid.value)) }
      : null,
  )
  const manager = managerDoc.doc
  const isGone = computed(
    () => managerDoc.state.value === 'ready' && !managerDoc.fromCache.value && !manager.value,
  )

  watch([manager, isGone], ([now, gone]) => {
    if (gone || now?.active === false) void leave('disabled')
    else if (isOutdated()) void renewClaims()
  })

  const isOutdated = () => {
    const [now, known] = [manager.value, claims.value]
    return !!now && !!known && (now.role !== known.role || now.access !== known.access)
  }

  /** Functions set the claims a moment after `managers/{uid}` changed: asks until they are there. */
  async function renewClaims() {
    for (const pause of RENEWALS_MS) {
      await new Promise(resolve => setTimeout(resolve, pause))
      if (!isOutdated()) return
      await refresh()
    }
  }

  /** Starts to follow the sign-in; resolves when it is known whether somebody is signed in. */
  function start(): Promise<void> {
    return new Promise(resolve => {
      onIdTokenChanged(backend().auth, next => {
        void accept(next).then(resolve)
      })
    })
  }

  async function accept(next: User | null) {
    if (leaving) return
    if (!next) {
      if (stage.value === 'ready' || stage.value === 'noAccess') return leave('expired')
      stage.value = 'signedOut'
      return
    }
    const read = await readClaims(next).catch(() => null)
    user.value = next
    claims.value = read
    stage.value = read ? 'ready' : 'noAccess'
  }

  async function signIn(address: string, password: string): Promise<SignInError | null> {
    try {
      const { user: signedIn } = await signInWithEmailAndPassword(backend().auth, address.trim(), password)
      await accept(signedIn)
      return null
    } catch (error) {
      return signInErrorOf(error)
    }
  }

  /** Asks for a new token: claims set meanwhile arrive with it. */
  async function refresh() {
    const current = backend().auth.currentUser
    if (!current) return
    await current.getIdToken(true).then(
      () => accept(current),
      () => undefined,
    )
  }

  /** Whether everything written here has reached the server; gives it two seconds. */
  function isDrained(): Promise<boolean> {
    return Promise.race([
      waitForPendingWrites(backend().db).then(() => true),
      new Promise<boolean>(resolve => setTimeout(() => resolve(false), DRAIN_MS)),
    ])
  }

  /** Signs out and takes everything this manager left in the browser away. The page starts anew. */
  async function leave(reason?: LeaveReason) {
    if (leaving) return
    leaving = true
    stage.value = 'starting'
    if (reason) keepLeaveReason(reason)
    const { auth, db } = backend()
    await terminate(db).catch(() => undefined)
    await clearIndexedDbPersistence(db).catch(() => undefined)
    forgetTraces()
    // The next one at this browser is not told what was meant for this one.
    await Promise.race([
      import('../push/turnPushOff.ts').then(({ turnPushOff }) => turnPushOff()).catch(() => undefined),
      new Promise(resolve => setTimeout(resolve, DRAIN_MS)),
    ])
    await signOut(auth).catch(() => undefined)
    location.assign('/sign-in')
  }

  /** What a manager chooses for themselves; without a time zone it is the browser's. */
  async function saveProfile(
    changes: Partial<
      Pick<Manager, 'locale' | 'theme' | 'unreadOrder' | 'notify'> & { timeZone: string | null }
    >,
  ) {
    if (stage.value !== 'ready') return
    const written = changes.timeZone === null ? { ...changes, timeZone: deleteField() } : changes
    await updateDoc(doc(backend().db, managerPath(uid.value)), written)
  }

  return {
    stage,
    uid,
    email,
    claims,
    manager,
    onlyAssigned,
    start,
    signIn,
    refresh,
    isDrained,
    leave,
    saveProfile,
  }
})
