import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import type { Query } from '../../../behaviors/loadable-page'
import { limits } from '../../../shared/limits'
import { editDraftKey, emptyPost, postDraftKey, type PostDraft } from '../post-draft'

type Post = OutputOf<'forum.openPost'>['post']
type Place = InputOf<'forum.post'>['place']
type Words = Omit<InputOf<'forum.post'>, 'place'>

/** What a picture carries that WeChat's check has refused. */
export const refusedNote = '没有通过检查'

export interface ComposeView {
  /** Null while a post is being edited. */
  readonly place: Place | null
  /** '' for a new post. */
  readonly postId: string
  readonly draftKey: string
  /** What is there when nothing has been typed. */
  readonly saved: PostDraft
  /** Of the navigation bar. */
  readonly title: string
  readonly where: string
  readonly placeholder: string
  readonly verb: string
  /** Until when it may be changed, epoch ms; 0 for any time. */
  readonly endsAt: number
  readonly canWrite: boolean
  /** Why WeChat or the branch wants it changed; '' otherwise. */
  readonly refusal: string
}

const fresh = { postId: '', saved: emptyPost, verb: '发表', endsAt: 0, canWrite: true, refusal: '' }

/** The form of a new post. */
export function toNewView({ topic, title = '' }: Query): ComposeView {
  if (!topic) {
    return {
      ...fresh,
      place: { kind: 'circle' },
      draftKey: postDraftKey('circle'),
      title: '发到支部圈',
      where: '发到支部圈，本支部的同志看得到',
      placeholder: '最近在忙什么，看到什么想告诉大家',
    }
  }
  const topicTitle = decodeURIComponent(title)
  return {
    ...fresh,
    place: { kind: 'topic', topicId: topic },
    draftKey: postDraftKey(topic),
    title: '发言',
    where: topicTitle && `发在「${topicTitle}」`,
    placeholder: '说说你的做法',
  }
}

/** The form of a post that is there already. */
export function toEditView(post: Post): ComposeView {
  const { postId, place, createdAt, pending, allowedEvents } = post
  // What the check has refused may be changed at any time: nobody has seen it.
  const isRefused = pending?.awaits === 'author'
  return {
    place: null,
    postId,
    draftKey: editDraftKey(postId),
    saved: toForm(post),
    title: '修改发言',
    where: place.kind === 'topic' ? `发在「${place.title}」` : '发在支部圈',
    placeholder: '想说的话',
    verb: '改好了',
    endsAt: isRefused ? 0 : createdAt + limits.postEditMinutes * 60_000,
    canWrite: allowedEvents.includes('edit'),
    refusal: isRefused ? pending.refusal : '',
  }
}

function toForm({ text, pictures, video }: Post): PostDraft {
  return {
    text,
    pictures: pictures.map(({ fileId, url, isRefused }) => ({
      fileId,
      src: url ?? fileId,
      ...(isRefused && { note: refusedNote }),
    })),
    video: video && { ...video, src: video.url ?? video.fileId, coverSrc: video.coverUrl ?? video.coverFileId },
  }
}

/** What the server gets. */
export function toWords({ text, pictures, video }: PostDraft): Words {
  return { text, pictureFileIds: pictures.map(({ fileId }) => fileId), video: video && toVideoInput(video) }
}

function toVideoInput({ fileId, coverFileId, seconds, width, height }: NonNullable<PostDraft['video']>) {
  return { fileId, coverFileId, seconds, width, height }
}

/** The count below the words: silent until the limit comes near. */
export function toCount(text: string): { count: string; isOver: boolean } {
  const isNear = text.length > limits.postText * 0.8
  return { count: isNear ? `${text.length} / ${limits.postText}` : '', isOver: text.length > limits.postText }
}

/** How long an edit has, '' where it has as long as it likes. @param minutes null before it is known */
export function timeLine(minutes: number | null): string {
  if (minutes === null) return ''
  return minutes > 0
    ? `还能改 ${minutes} 分钟`
    : `过了 ${limits.postEditMinutes} 分钟，不能再改了。你写的还在，可以用在回复里。`
}

/** What was chosen and had not arrived when the page was left; '' for nothing. */
export function lostLine({ unsentPictures = 0, isVideoUnsent = false }: PostDraft): string {
  if (isVideoUnsent) return '上次的视频没传完，要发的话重新选一次。'
  return unsentPictures > 0 ? `上次有 ${unsentPictures} 张图片没传完，要发的话重新选一次。` : ''
}

export function sentLine({ state }: Post, isEdit: boolean): string {
  if (state === 'pending') return '已收到，通过检查后大家都能看到'
  return isEdit ? '已改好' : '已发表'
}

/** Where the server's refusals stand on the page. */
export function toErrors(fields: Readonly<Record<string, string>>) {
  const below = (name: string) => Object.keys(fields).find((field) => field === name || field.startsWith(`${name}.`))
  const of = (name: string) => fields[below(name) ?? ''] ?? ''
  return { textError: fields.text ?? '', picturesError: of('pictureFileIds'), videoError: of('video') }
}
