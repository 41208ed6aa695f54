/** A form's draft on this phone, and what becomes of it when somebody else has saved since. */
import { ApiError } from '../api/client'
import { keepDraft, readDraft } from './draft'
import { confirm } from './feedback'

/** What was typed, and the version that it was typed into; 0 for something new. */
export interface Versioned<T> {
  readonly version: number
  readonly draft: T
}

export interface Resumed<T> {
  readonly draft: T
  /** Not what is saved, but what was typed before and never saved. */
  readonly isKept: boolean
}

/**
 * What the form goes on with: the kept draft, or what is saved. Where both have moved on the person chooses; a draft that
 * is not chosen stays on the phone until the next word is typed.
 * @param rebase makes a draft of an older version fit the newest one
 */
export async function resumeDraft<T>(
  key: string,
  saved: Versioned<T>,
  rebase: (draft: T) => T = (draft) => draft,
): Promise<Resumed<T>> {
  const kept = readDraft<Versioned<T>>(key)
  if (!kept || JSON.stringify(kept.draft) === JSON.stringify(saved.draft)) return { draft: saved.draft, isKept: false }
  if (kept.version === saved.version) return { draft: kept.draft, isKept: true }
  if (!(await wantsOwn())) return { draft: saved.draft, isKept: false }
  const draft = rebase(kept.draft)
  keepDraft(key, { version: saved.version, draft })
  return { draft, isKept: true }
}

function wantsOwn(): Promise<boolean> {
  return confirm({
    title: '有人保存了新版本',
    content: '你没保存的改动还在。用你的，保存时会盖掉对方的改动；用最新的，就从对方保存的接着改。',
    confirmText: '用我的',
    cancelText: '用最新的',
  })
}

/** A save that meets a newer version answers 'conflict', so that the page loads again and asks. */
export async function orConflict<T>(saving: Promise<T>): Promise<T | 'conflict'> {
  try {
    return await saving
  } catch (error) {
    if (error instanceof ApiError && error.code === 'CONFLICT') return 'conflict'
    throw error
  }
}
