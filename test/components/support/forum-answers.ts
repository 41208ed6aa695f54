/** Answers of the forum, for views and pages: a test says what matters to it and takes the rest from here. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { at } from './answers'

type OpenTopic = OutputOf<'forum.openTopic'>
export type Post = OutputOf<'forum.openPost'>['post']
export type Comment = OutputOf<'forum.openPost'>['comments']['items'][number]
export type TopicCard = OutputOf<'forum.listTopics'>['items'][number]
export type Video = NonNullable<Post['video']>

/** Somebody else's post in a topic, seen by a member. */
export const aPost = (changes: Partial<Post> = {}): Post => ({
  postId: 'post-1',
  place: { kind: 'topic', topicId: 'topic-1', title: '实习在外，怎样过好组织生活？' },
  authorName: '苏禾',
  isMine: false,
  text: '公司附近的社区每月有主题党日，我去了两次。',
  createdAt: at('2026-10-13 21:08'),
  editedAt: null,
  state: 'visible',
  pending: null,
  hidden: null,
  likeCount: 18,
  isLiked: false,
  pictures: [],
  video: null,
  commentCount: 6,
  isPinned: false,
  isExcellent: false,
  officialComment: null,
  waitingDays: null,
  allowedEvents: ['like', 'comment', 'report'],
  ...changes,
})

/** A post that its author alone sees, written a moment ago. */
export const aPendingPost = (changes: Partial<Post> = {}): Post =>
  aPost({
    postId: 'post-pending',
    authorName: '林晓',
    isMine: true,
    text: '我们约好每月第一个周日晚上通一次电话。',
    createdAt: at('2026-10-14 19:26'),
    state: 'pending',
    pending: { awaits: 'wechat', refusal: '' },
    likeCount: 0,
    commentCount: 0,
    allowedEvents: ['edit', 'remove'],
    ...changes,
  })

/** A post in the branch circle. */
export const aCirclePost = (changes: Partial<Post> = {}): Post =>
  aPost({ place: { kind: 'circle', topicId: '', title: '' }, ...changes })

export const somePictures = (count: number): Post['pictures'] =>
  Array.from({ length: count }, (_, index) => ({
    fileId: `cloud://demo/posts/picture-${index + 1}.jpg`,
    url: `https://pictures.example/${index + 1}.jpg`,
    isRefused: false,
  }))

export const aVideo = (changes: Partial<Video> = {}): Video => ({
  fileId: 'cloud://demo/posts/film.mp4',
  coverFileId: 'cloud://demo/posts/film.jpg',
  url: 'https://films.example/film.mp4',
  coverUrl: 'https://films.example/film.jpg',
  seconds: 42,
  width: 1280,
  height: 720,
  ...changes,
})

export const anOfficialComment = (
  changes: Partial<NonNullable<Post['officialComment']>> = {},
): NonNullable<Post['officialComment']> => ({
  authorName: '陈一鸣',
  roleLabel: '支部书记',
  text: '这个办法好。社区名单请周宁整理，周五发给大家。',
  at: at('2026-10-14 09:00'),
  ...changes,
})

/** Somebody else's comment on a post, seen by a member. */
export const aComment = (changes: Partial<Comment> = {}): Comment => ({
  commentId: 'comment-1',
  threadKey: 'thread-1',
  authorName: '许知夏',
  isMine: false,
  text: '下次能不能带上我？',
  createdAt: at('2026-10-14 08:12'),
  editedAt: null,
  state: 'visible',
  pending: null,
  hidden: null,
  likeCount: 2,
  isLiked: false,
  isReply: false,
  replyToName: '',
  roleLabel: '',
  allowedEvents: ['like', 'reply', 'report'],
  ...changes,
})

export const aTopicCard = (changes: Partial<TopicCard> = {}): TopicCard => ({
  topicId: 'topic-1',
  title: '实习在外，怎样过好组织生活？',
  text: '这学期有 9 位同学在外地实习。说说你那边的情况：遇到的难处，试过的办法，都可以。',
  state: 'open',
  opensAt: at('2026-10-01 09:00'),
  closesAt: at('2026-10-31 23:59'),
  groupNames: [],
  postCount: 41,
  authorCount: 23,
  excellentCount: 3,
  recentAuthors: ['苏禾', '许知夏', '何川'],
  summary: null,
  ...changes,
})

/** A topic's page as `openTopic` answers it: these posts below that topic. */
export const aTopicPage = (
  posts: Post[] = [aPost()],
  { topic = {}, ...changes }: Partial<Omit<OpenTopic, 'topic'>> & { topic?: Partial<OpenTopic['topic']> } = {},
): OpenTopic => ({
  topic: { ...aTopicCard(), pictureUrls: [], ...topic },
  posts: { items: posts, nextCursor: null, newestKey: 'key-1' },
  allowedEvents: ['post'],
  ...changes,
})

/** The branch circle with these posts. */
export const aCircle = (
  posts: Post[] = [aCirclePost()],
  changes: Partial<OutputOf<'forum.openCircle'>> = {},
): OutputOf<'forum.openCircle'> => ({
  items: posts,
  nextCursor: null,
  newestKey: 'key-1',
  allowedEvents: ['post'],
  ...changes,
})
