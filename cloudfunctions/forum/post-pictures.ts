/** Pictures and films as posts keep them: taken in, claimed, released. What WeChat says of them comes in pictures.ts. */
import type { ParsedInputOf } from '../contract'
import { type Transaction, _ } from '../kit/database'
import { refuse } from '../kit/errors'
import { removeFiles } from '../kit/files'
import { refuseBadFiles, sentPictures, withKnownChecks, type SentFile } from '../kit/pictures'
import { claimId, claims } from './claim-repository'
import { filesOf, type Post, type StoredVideo } from './post-repository'
import type { StoredPicture } from './topic-repository'

/** Pictures as sent, those that were there before with the verdict that they have. */
export const picturesOf = (fileIds: readonly string[], before: readonly StoredPicture[]): StoredPicture[] =>
  withKnownChecks(fileIds, before)

/** The film as sent; its cover keeps the verdict that it has. */
export function videoOf(sent: ParsedInputOf<'forum.post'>['video'], before: StoredVideo | null): StoredVideo | null {
  if (sent === null) return null
  const { coverFileId, ...film } = sent
  const check = before?.cover.fileId === coverFileId ? before.cover.check : 'pending'
  return { ...film, cover: { fileId: coverFileId, check } }
}

type Shown = Pick<Post, 'pictures' | 'video'>

/**
 * Refuses what never arrived in storage and what WeChat has refused before, by name. One storage call, none when everything
 * was there before. @param before as stored; null for a new post
 * @throws Refusal INVALID_INPUT with the field
 */
export function refuseMissingFiles({ pictures, video }: Shown, before: Shown | null): Promise<void> {
  return refuseBadFiles([...sentPictures(pictures, '发'), ...(video ? sentFilm(video, before?.video ?? null) : [])])
}

function sentFilm({ fileId, cover }: StoredVideo, before: StoredVideo | null): SentFile[] {
  const refused = { ifRefused: '视频没有通过微信的检查，换一个再发。' }
  const film = { fileId, check: before?.fileId === fileId ? 'passed' : 'pending' }
  return [
    { ...film, ...refused, field: 'video.fileId', ifMissing: '视频没有传上来，重新选一次。' },
    { ...cover, ...refused, field: 'video.coverFileId', ifMissing: '视频封面没有传上来，重新选一次视频。' },
  ]
}

/** Writes down that these files belong to this post and to no other. */
export async function claimFiles(tx: Transaction, post: Pick<Post, '_id' | 'pictures' | 'video'>): Promise<void> {
  const ids = filesOf(post).map(claimId)
  if (ids.length === 0) return
  const known = await claims.getMany(ids)
  if (known.some(({ postId }) => postId !== post._id)) {
    refuse('INVALID_INPUT', '有图片或视频已经发在别处了，重新选一次。')
  }
  const own = new Set(known.map(({ _id }) => _id))
  const fresh = ids.filter((_id) => !own.has(_id)).map((_id) => ({ _id, postId: post._id }))
  if (fresh.length > 0) await tx.createMany(claims, fresh)
}

/** Takes a post's files out of storage, with the claims on them; what is claimed by another post stays. */
export async function releaseFiles(postId: string, fileIds: readonly string[]): Promise<void> {
  const claimed = await claims.getMany(fileIds.map(claimId))
  const foreign = new Set(claimed.filter((claim) => claim.postId !== postId).map(({ _id }) => _id))
  await removeFiles(fileIds.filter((fileId) => !foreign.has(claimId(fileId))))
  // Last: cut short before it, the next attempt finds the same.
  const own = claimed.filter((claim) => claim.postId === postId).map(({ _id }) => _id)
  if (own.length > 0) await claims.removeAll({ _id: _.in(own), postId })
}
