/** What all tab pages need to know of the person: whether the admin tab is theirs. Learned from home, kept for next time. */
const storageKey = 'session'

export interface Session {
  readonly isJoined: boolean
  readonly isAdmin: boolean
}

const listeners = new Set<(session: Session) => void>()
let current: Session | null = null

export function getSession(): Session {
  current ??= wx.getStorageSync<Session | ''>(storageKey) || { isJoined: false, isAdmin: false }
  return current
}

export function setSession(session: Session): void {
  const before = getSession()
  if (before.isJoined === session.isJoined && before.isAdmin === session.isAdmin) return
  current = session
  wx.setStorageSync(storageKey, session)
  listeners.forEach((listener) => listener(session))
}

/** @returns a function that stops listening */
export function onSession(listener: (session: Session) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
