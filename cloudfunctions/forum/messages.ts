/**
 * What members are told about moderation. Notices never quote what somebody wrote, so that what is deleted leaves nothing
 * behind in them: they say who did what where, and open the place. Each fact is told once (kit/notices.ts).
 */
import { memberCollection } from '../directory/members'
import { notify, notifyMany } from '../kit/notices'
import type { Case } from './case-repository'
import type { Comment } from './comment-repository'
import type { Entry, SubjectKind, Target } from './entry'
import type { OfficialComment } from './topic-repository'
import type { Post } from './post-repository'

export const kindLabels = { post: '发言', comment: '评论', article: '文章' } as const

/** Where something stands, '「…」里' or '支部圈里'. */
export const whereLabel = ({ placeTitle }: { readonly placeTitle: string }) =>
  placeTitle === '' ? '支部圈里' : `「${placeTitle}」里`

const articlePath = (articleId: string) => `/packages/content/article/page?id=${articleId}`
const threadPath = (articleId: string) => `/packages/forum/thread/page?id=${articleId}`

interface Page {
  readonly subject: SubjectKind
  readonly postId: string
  /** '' for a post. */
  readonly threadKey: string
}

export function pathOf({ subject, postId, threadKey }: Page): string {
  const from = threadKey === '' ? '' : `&from=${threadKey}`
  if (subject === 'article') return threadKey === '' ? articlePath(postId) : `${threadPath(postId)}${from}`
  return `/packages/forum/post/page?id=${postId}${from}`
}

/** Reasons are written with or without a full stop. */
const ended = (words: string) => (/[。！？…]$/.test(words) ? words : `${words}。`)

interface Words {
  readonly fact: string
  readonly title: string
  readonly text: string
  readonly path: string
}

/** On the WeChat identity that the member has today. */
async function tell(memberId: string, words: Words, now: number): Promise<void> {
  const member = await memberCollection.findOne({ _id: memberId }, ['openid'])
  await notify({ ...words, memberId, openid: member?.openid ?? null }, now)
}

/** Once a post, also when the comment is written again. */
export async function tellCommented(post: Post, { authorName }: OfficialComment, now: number): Promise<void> {
  const { _id: postId, authorId } = post
  const title = `${authorName}点评了你的发言`
  const words = { title, text: `在${whereLabel(post)}。`, path: pathOf({ subject: 'post', postId, threadKey: '' }) }
  await tell(authorId, { ...words, fact: `officialComment:${postId}` }, now)
}

/** The author learns what to change, once for each version of the words. @param refusal why, one sentence */
export async function tellRefused(
  entry: Entry,
  { kind, id }: Target,
  { refusal, now }: { readonly refusal: string; readonly now: number },
): Promise<void> {
  const page =
    kind === 'post' ? ({ subject: 'post', postId: id, threadKey: '' } as const) : pageOfComment(entry as Comment)
  const title = `你的一条${kindLabels[kind]}没有通过检查`
  const text = `${refusal === '' ? '' : ended(refusal)}它还在，只有你看得到，改一改就能再发。`
  const fact = `refused:${id}:${entry.editedAt ?? entry.createdAt}`
  await tell(entry.authorId, { fact, title, text, path: pathOf(page) }, now)
}

const pageOfComment = ({ subject, subjectId, threadKey }: Comment): Page => ({ subject, postId: subjectId, threadKey })

/** The author learns the reason, and that there is an appeal. */
export async function tellHidden(about: Case, now: number): Promise<void> {
  if (!about.hidden) return
  const { reason, at } = about.hidden
  const title = `支部隐藏了你的一条${kindLabels[about.kind]}`
  const text = `理由：${ended(reason)}现在只有你和书记看得到，有不同意见可以申诉一次。`
  await tell(about.authorId, { fact: `hidden:${about._id}:${at}`, title, text, path: pathOf(about) }, now)
}

/** It is back, by itself or by an appeal. */
export async function tellRestored(about: Case, now: number): Promise<void> {
  if (about.isHidden || !about.hidden) return
  if (about.appeal?.state === 'granted') return tellAppealAnswered(about, now)
  const title = `你的一条${kindLabels[about.kind]}恢复了`
  const text = `在${whereLabel(about)}，大家又能看到了。`
  await tell(
    about.authorId,
    { fact: `restored:${about._id}:${about.hidden.at}`, title, text, path: pathOf(about) },
    now,
  )
}

export async function tellAppealAnswered(about: Case, now: number): Promise<void> {
  if (!about.appeal || about.appeal.state === 'waiting') return
  const { state, answer, at } = about.appeal
  const said = answer === '' ? '' : ended(answer)
  const words =
    state === 'granted'
      ? { title: '你的申诉通过了', text: `${said}你的${kindLabels[about.kind]}恢复了，大家又能看到。` }
      : { title: '你的申诉有答复了', text: said }
  await tell(about.authorId, { ...words, fact: `appeal:${about._id}:${at}`, path: pathOf(about) }, now)
}

/** Whoever reported learns that it was looked at; what was decided is between the branch and the author. */
export async function tellReporters(about: Case, deciderId: string, now: number): Promise<void> {
  const settled = Object.entries(about.reports).filter(([id, { isSettled }]) => isSettled && id !== deciderId)
  if (settled.length === 0) return
  const members = await memberCollection.getMany(settled.map(([id]) => id))
  const openids = new Map(members.map(({ _id, openid }) => [_id, openid]))
  const words = { title: '你举报的内容，支部看过了', text: '谢谢你提醒，支部已经处理好了。', path: placePath(about) }
  const messages = settled.map(([memberId, { at }]) => ({
    ...words,
    fact: `report:${about._id}:${at}`,
    memberId,
    openid: openids.get(memberId) ?? null,
  }))
  await notifyMany(messages, now)
}

/** The place, not the entry, which may be hidden now. */
const placePath = ({ subject, postId, topicId }: Case) => {
  if (subject === 'article') return articlePath(postId)
  return topicId === '' ? '/pages/forum/page' : `/packages/forum/topic/page?id=${topicId}`
}
