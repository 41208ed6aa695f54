/** What somebody has written for a post and not sent: the same in the topic's quick composer and on the page of its own. */
import { dropDraft, keepDraft, readDraft } from '../../behaviors/draft'
import type { Picture } from '../../components/picture-picker/picture-picker'
import type { PickedVideo } from '../../components/video-picker/video-picker'

export interface PostDraft {
  readonly text: string
  /** Those that have arrived in storage. */
  readonly pictures: readonly Picture[]
  readonly video: PickedVideo | null
  /** Pictures that were chosen and had not arrived when this was kept: the phone may not have them any more. */
  readonly unsentPictures?: number
  readonly isVideoUnsent?: boolean
  /** Of the sending that was not answered: repeated with it, also after a crash, it gives one post. */
  readonly requestId?: string
}

export const emptyPost: PostDraft = { text: '', pictures: [], video: null }

/** @param placeKey the topic's id, or 'circle' */
export const postDraftKey = (placeKey: string) => `post:${placeKey}`
export const editDraftKey = (postId: string) => `edit:${postId}`

export function readPostDraft(key: string): PostDraft | null {
  const kept = readDraft<Partial<PostDraft>>(key)
  return kept && { ...emptyPost, ...kept }
}

/** Keeps it on the phone; what has become empty is forgotten. */
export function keepPostDraft(key: string, draft: PostDraft): void {
  if (isEmptyPost(draft) && !draft.unsentPictures && !draft.isVideoUnsent) dropDraft(key)
  else keepDraft(key, draft)
}

export const dropPostDraft = dropDraft

export function isEmptyPost({ text, pictures, video }: PostDraft): boolean {
  return text.trim() === '' && pictures.length === 0 && video === null
}

/** Whether two say the same, whatever addresses their files are shown by. */
export function isSamePost(one: PostDraft, other: PostDraft): boolean {
  return contentOf(one) === contentOf(other)
}

const contentOf = ({ text, pictures, video }: PostDraft) =>
  JSON.stringify([text, pictures.map(({ fileId }) => fileId), video?.fileId ?? ''])
