import { agoLabel, clockLabel } from './calendar'
import { toEntryState, toWhen, type ShownEntry } from './entry-view'

/** What the card shows of the contract's post (cloudfunctions/contract/forum/shapes.ts). */
interface ShownPost extends ShownEntry {
  readonly postId: string
  /** '' in the circle. */
  readonly place: { readonly title: string }
  readonly pictures: readonly ShownPicture[]
  readonly video: ShownVideo | null
  readonly commentCount: number
  readonly isPinned: boolean
  readonly isExcellent: boolean
  readonly officialComment: ShownOfficialComment | null
  readonly waitingDays: number | null
}

interface ShownPicture {
  readonly fileId: string
  readonly url: string | null
  readonly isRefused: boolean
}

interface ShownVideo {
  readonly url: string | null
  readonly coverUrl: string | null
  readonly seconds: number
  readonly width: number
  readonly height: number
}

export interface ShownOfficialComment {
  readonly authorName: string
  readonly roleLabel: string
  readonly text: string
  /** Epoch ms. */
  readonly at: number
}

/** From this many days on, an unanswered post stands in red (design language, "waiting days"). */
const lateDays = 5
/** What about six lines hold on a phone; longer texts are folded. */
const foldedCharacters = 120
const foldedLines = 6

export type PostView = ReturnType<typeof toPostView>

/**
 * A post as `<post-card>` shows it. `likeCount` and `isLiked` stand at the top, so that a tap can change them by a path;
 * `allowedEvents` is what the server allows, for the menu.
 */
export function toPostView(post: ShownPost, now: number) {
  const { postId, text, pictures, video, waitingDays, allowedEvents } = post
  return {
    kind: 'post' as const,
    id: postId,
    path: `/packages/forum/post/page?id=${postId}`,
    authorName: post.authorName,
    isMine: post.isMine,
    ago: toWhen(post, now),
    topicTitle: post.place.title,
    text,
    editedAt: post.editedAt,
    isLong: isLong(text),
    isVisible: post.state === 'visible',
    ...toEntryState(post),
    isPinned: post.isPinned,
    isExcellent: post.isExcellent,
    ...toWaiting(waitingDays),
    pictures,
    columns: columnsOf(pictures.length),
    video: video && toVideo(video),
    official: post.officialComment && toOfficial(post.officialComment, now),
    likeCount: post.likeCount,
    isLiked: post.isLiked,
    commentCount: post.commentCount,
    allowedEvents,
    ...toOffers(post),
  }
}

/** What the card offers by itself; everything else stands in the menu. */
function toOffers({ state, allowedEvents }: ShownPost) {
  const inMenu = allowedEvents.filter((event) => !['like', 'comment', 'officialComment', 'review'].includes(event))
  return {
    canLike: allowedEvents.includes('like'),
    canComment: allowedEvents.includes('comment'),
    hasCounts: state === 'visible',
    canAnswer: allowedEvents.includes('officialComment'),
    canReview: allowedEvents.includes('review'),
    hasMenu: inMenu.length > 0,
  }
}

/** The branch's word below a post or a topic: who, in which office, when. */
export function toOfficial({ authorName, roleLabel, text, at }: ShownOfficialComment, now: number) {
  return { by: `${authorName}，${roleLabel}`, text, ago: agoLabel(at, now) }
}

function toWaiting(days: number | null) {
  if (days === null) return { waiting: '', isLate: false }
  return { waiting: days === 0 ? '今天发的，等点评' : `等了 ${days} 天`, isLate: days >= lateDays }
}

function toVideo({ url, coverUrl, seconds, width, height }: ShownVideo) {
  // Between a wide screen and a portrait that still leaves the next post in sight.
  const ratio = Math.min(Math.max(height / width, 9 / 16), 4 / 3)
  const widthPercent = ratio > 1 ? 66 : 100
  return {
    url,
    coverUrl,
    length: clockLabel(seconds),
    widthPercent,
    /** Of the card's width, as CSS counts padding. */
    heightPercent: Math.round(widthPercent * ratio),
    label: `视频，${seconds} 秒，播放`,
  }
}

const columnsOf = (count: number): 1 | 2 | 3 => (count === 1 ? 1 : count === 2 || count === 4 ? 2 : 3)

const isLong = (text: string) => text.length > foldedCharacters || text.split('\n').length > foldedLines
