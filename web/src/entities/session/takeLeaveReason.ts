const LEFT = 'chats.left'

/** Why the app closed itself. */
export type LeaveReason = 'disabled' | 'expired'

export function keepLeaveReason(reason: LeaveReason) {
  try {
    sessionStorage.setItem(LEFT, reason)
  } catch {
    // Then the next page does not say why.
  }
}

/** Why the app closed itself last; null after an ordinary sign-out. Told once. */
export function takeLeaveReason(): LeaveReason | null {
  const reason = sessionStorage.getItem(LEFT)
  sessionStorage.removeItem(LEFT)
  return reason === 'disabled' || reason === 'expired' ? reason : null
}
