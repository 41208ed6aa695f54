import type { OutputOf } from '../contract'
import type { JoinedActor } from '../kit/actor'
import { isLikedBy, type Entry, type Hiding } from './entry'

type PostDto = OutputOf<'forum.post'>['post']
type EntryDto = Pick<
  PostDto,
  'authorName' | 'isMine' | 'text' | 'createdAt' | 'editedAt' | 'state' | 'pending' | 'hidden' | 'likeCount' | 'isLiked'
>

/**
 * What posts and comments show alike. `likes` stays here: readers learn how many like it, and whether they do.
 * @param refusal what the author has to change, where it awaits its author
 */
export function entryView(entry: Entry, reader: JoinedActor, refusal = entry.checks.refusal): EntryDto {
  const { state, awaits } = entry
  // Removed meanwhile: shown to nobody (`canRead`), but one's own retry may still meet it.
  if (state === 'removed') throw new Error('what is removed is shown to nobody')
  return {
    authorName: entry.authorName,
    isMine: entry.authorId === reader.member.id,
    text: entry.text,
    createdAt: entry.createdAt,
    editedAt: entry.editedAt,
    state,
    pending:
      state === 'pending' && awaits !== 'nobody' ? { awaits, refusal: awaits === 'author' ? refusal : '' } : null,
    hidden: state === 'hidden' && entry.hidden ? hiddenView(entry.hidden) : null,
    likeCount: entry.likeCount,
    isLiked: isLikedBy(entry, reader.member.id),
  }
}

/** Who hid it stays with the branch; the reason is what its author needs. */
function hiddenView({ reason, at, appeal }: Hiding): EntryDto['hidden'] {
  return { reason, at, appeal }
}
