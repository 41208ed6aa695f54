import type { ParsedInputOf } from '../../contract'
import { canEdit } from '../../domain/discussion'
import type { Checks } from '../../domain/moderation'
import { action } from '../../kit/create-function'
import { _, transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { limits } from '../../../miniprogram/shared/limits'
import { authorOfPost } from '../access'
import { afterCheck, awaitedOf } from '../awaiting'
import { changeEntry } from '../entries'
import { expectPostChecks, sceneOf, startPostChecks } from '../pictures'
import { refuseMissingFiles, releaseFiles } from '../post-pictures'
import { filesOf, postFields, posts, type Post } from '../post-repository'
import { toPost } from '../post-view'
import { refuseOdd, shownOf } from '../posting'
import { checkedWords } from '../words'

type Edit = ParsedInputOf<'forum.editPost'>

export const editPost = action('forum.editPost', {
  access: authorOfPost,
  async run({ input, actor, now, requestId }) {
    const { openid, member } = actor
    const before = await standing(input.postId, member.id)
    if (isAsBefore(before, input, requestId)) return { post: await toPost(before, actor, now) }
    refuseLate(before, now)
    refuseOdd(input)
    await refuseMissingFiles(shownOf(input, before), before)
    const needsLook = input.video !== null && before.roleLabel === ''
    const checks = await checkedWords(input.text, { openid, scene: sceneOf(before.place), needsLook })
    await write({ input, checks, authorOpenid: openid, savedWith: requestId, now })
    const after = await standing(input.postId, member.id)
    await startPostChecks(after, now)
    return { post: await toPost(after, actor, now) }
  },
})

async function standing(postId: string, readerId: string): Promise<Post> {
  const post = await posts.findOne({ _id: postId }, postFields(readerId))
  return present(post?.state === 'removed' ? null : post)
}

/** Sent again after its answer was lost, or nothing has been changed: no mark, and no new check. */
function isAsBefore(post: Post, { text, pictureFileIds, video }: Edit, requestId: string): boolean {
  if (post.savedWith === requestId) return true
  const files = [...pictureFileIds, ...(video ? [video.fileId, video.coverFileId] : [])]
  return post.text === text && files.join() === filesOf(post).join()
}

function refuseLate(post: Post, now: number): void {
  if (canEdit(post, now)) return
  const isHidden = post.state === 'hidden'
  refuse(
    'WRONG_STATE',
    isHidden ? '这条发言已经隐藏，不能再改。' : `发出 ${limits.postEditMinutes} 分钟后不能再改，可以删掉重发。`,
  )
}

interface Writing {
  readonly input: Edit
  readonly checks: Checks
  /** The identity of today: WeChat checks words of those who are here. */
  readonly authorOpenid: string
  readonly savedWith: string
  readonly now: number
}

/** Judged by what stands there now: hidden or removed meanwhile, it is not changed any more. */
async function write(writing: Writing): Promise<void> {
  const { input, now } = writing
  const dropped = await transaction(async (tx) => {
    const decide = (post: Post) => {
      const changes = changesOf(post, writing)
      // As wholes: what has no film yet holds null, into which nothing can be written field by field.
      return changes && { ...changes, checks: _.set(changes.checks), video: _.set(changes.video) }
    }
    const before = await changeEntry(tx, { kind: 'post', id: input.postId }, { now, decide })
    if (!before) return []
    const after = { ...before, ...changesOf(before, writing) }
    await expectPostChecks(tx, after, now)
    const kept = filesOf(after)
    return filesOf(before).filter((fileId) => !kept.includes(fileId))
  })
  await releaseFiles(input.postId, dropped)
}

function changesOf(post: Post, { input, checks, authorOpenid, savedWith, now }: Writing) {
  present(post.state === 'removed' ? null : post)
  if (isAsBefore(post, input, savedWith)) return null
  refuseLate(post, now)
  const shown = shownOf(input, post)
  const after = afterCheck('pending', awaitedOf(checks, shown))
  return { text: input.text, ...shown, checks, ...after, authorOpenid, editedAt: now, savedWith }
}
