/** WeChat's check of the pictures of posts and topics: asked for, answered by push, decided by a person when it is not. */
import { recheckWindowMs } from '../domain/discussion'
import type { PictureCheck as Verdict } from '../domain/moderation'
import { transaction, type Transaction } from '../kit/database'
import {
  askAgain,
  askOnVisit,
  expectPictureChecks,
  pictureVerdict,
  settlePictureCheck,
  startPictureChecks,
  type PictureCheck,
  type PictureSuggestion,
} from '../kit/picture-check'
import { pendingIn } from '../kit/pictures'
import { afterCheck, awaitedOf, checkedPicturesOf } from './awaiting'
import { changeEntry } from './entries'
import { tellRefused } from './messages'
import { claimFiles } from './post-pictures'
import { posts, type Post } from './post-repository'
import { judgeTopicPicture, topicKind } from './topic-pictures'
import type { StoredPicture } from './topic-repository'

const postKind = 'post'

const ownerOf = ({ _id }: Pick<Post, '_id'>) => ({ kind: postKind, ownerId: _id })
const pendingOf = (post: Pick<Post, 'pictures' | 'video'>) => pendingIn(checkedPicturesOf(post))

/** Where it appears, as WeChat counts scenes. */
export const sceneOf = (place: Post['place']) => (place === 'circle' ? 'socialLog' : 'forum')

/** In the transaction that stores a post: its files are its own, and each picture has to be checked. */
export async function expectPostChecks(tx: Transaction, post: Post, now: number): Promise<void> {
  await claimFiles(tx, post)
  const asking = { handledBy: 'forum', givesUpAt: now + recheckWindowMs } as const
  const author = { openid: post.authorOpenid, scene: sceneOf(post.place) } as const
  await expectPictureChecks(tx, { ...ownerOf(post), ...asking, ...author, fileIds: pendingOf(post) }, now)
}

/** Behind that transaction. Never fails: what cannot be asked now is asked by the timer. */
export const startPostChecks = (post: Pick<Post, '_id' | 'pictures' | 'video'>, now: number): Promise<void> =>
  startPictureChecks(ownerOf(post), pendingOf(post), now)

/** The author looks at what still waits. Never fails; no call when nothing waits. */
export const askOnVisitOf = (post: Pick<Post, '_id' | 'pictures' | 'video'>, now: number): Promise<void> =>
  askOnVisit(ownerOf(post), pendingOf(post), now)

/** The result of a check, pushed by WeChat: twice, late, or for what is gone, it changes nothing. */
export async function notification(event: Record<string, unknown>, now: number): Promise<unknown> {
  const verdict = await pictureVerdict(event, 'forum')
  if (verdict === null) return undefined
  if (verdict === 'nothingToDo') return 'success'
  const { check, suggest } = verdict
  if (check.kind === topicKind) await judgeTopicPicture(check, suggest, now)
  else await judgePostPicture(check, verdictOf[suggest], now)
  // Last: cut short before it, the event or the timer comes again.
  await settlePictureCheck(check)
  return 'success'
}

const verdictOf: Readonly<Record<PictureSuggestion, Verdict>> = { pass: 'passed', review: 'doubtful', risky: 'refused' }

async function judgePostPicture({ ownerId, fileId }: PictureCheck, check: Verdict, now: number): Promise<void> {
  const decide = (post: Post) => withVerdict(post, { fileId, check })
  await transaction((tx) => changeEntry(tx, { kind: 'post', id: ownerId }, { now, decide }))
  if (check !== 'refused') return
  const post = await posts.get(ownerId)
  if (post?.state !== 'pending' || post.awaits !== 'author') return
  await tellRefused(post, { kind: 'post', id: ownerId }, { refusal: '有图片没有通过微信的检查。', now })
}

/** Null when the picture is gone, or judged before. */
function withVerdict(post: Post, verdict: StoredPicture) {
  const isAbout = ({ fileId, check }: StoredPicture) => fileId === verdict.fileId && check === 'pending'
  if (!checkedPicturesOf(post).some(isAbout)) return null
  const judged = (picture: StoredPicture) => (isAbout(picture) ? verdict : picture)
  const pictures = post.pictures.map(judged)
  const video = post.video && { ...post.video, cover: judged(post.video.cover) }
  return { pictures, video, ...afterCheck(post.state, awaitedOf(post.checks, { pictures, video })) }
}

/** By timer: WeChat is asked again, and about a post's pictures a person decides when it has not answered in two hours. */
export const recheckPictures = (now: number) =>
  askAgain('forum', now, async (check) => {
    await judgePostPicture(check, 'doubtful', now)
    await settlePictureCheck(check)
  })

export { picturesOf, refuseMissingFiles, releaseFiles, videoOf } from './post-pictures'
