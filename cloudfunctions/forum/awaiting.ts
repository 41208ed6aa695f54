/** What a post or comment waits for once a check of it has answered. */
import { awaitedBy, type Awaited, type Checks, type EntryState } from '../domain/moderation'
import type { Post } from './post-repository'
import type { StoredPicture } from './topic-repository'

type Shown = Pick<Post, 'pictures' | 'video'>

/** What mediaCheckAsync looks at: pictures, and the cover of a film. */
export const checkedPicturesOf = ({ pictures, video }: Shown): StoredPicture[] => [
  ...pictures,
  ...(video ? [video.cover] : []),
]

/** A comment is words alone. */
export function awaitedOf(checks: Checks, shown: Shown | null): Awaited {
  return awaitedBy(checks, shown ? checkedPicturesOf(shown).map(({ check }) => check) : [])
}

/** Shown as soon as nobody is waited for. */
export function afterCheck(state: EntryState, awaits: Awaited): { state: EntryState; awaits: Awaited } {
  return { state: state === 'pending' && awaits === 'nobody' ? 'visible' : state, awaits }
}
