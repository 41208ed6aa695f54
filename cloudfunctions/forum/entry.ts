/** What posts and comments have in common: somebody's words, checked, liked, moderated. */
import type { Awaited, Checks, EntryState } from '../domain/moderation'
import type { Stored } from '../kit/database'

export type EntryKind = 'post' | 'comment'
/** What comments stand below. */
export type SubjectKind = 'post' | 'article'

/** What can be hidden and let pass. */
export interface Target {
  readonly kind: EntryKind
  readonly id: string
}

/** What can be liked and reported: articles as well. The editorial desk alone changes those. */
export interface Liked {
  readonly kind: EntryKind | 'article'
  readonly id: string
}

/** `everyone` in the scope, the author alone while it is pending or hidden, nobody once it is removed. */
export type Audience = 'everyone' | `author:${string}` | 'nobody'

export const everyone = 'everyone'
export const onlyAuthor = (memberId: string): Audience => `author:${memberId}`

/** Why the branch hid it, as its author reads it. */
export interface Hiding {
  readonly reason: string
  readonly at: number
  readonly byId: string
  readonly byName: string
  readonly appeal: null | {
    readonly text: string
    readonly at: number
    readonly state: 'waiting' | 'refused'
    readonly answer: string
  }
}

export interface Entry extends Stored {
  readonly branchId: string
  /** Keys of those who may read it (directory/audience.ts). */
  readonly scopeKeys: readonly string[]
  /** Time of writing, unique. */
  readonly key: string
  readonly authorId: string
  readonly authorName: string
  /** WeChat checks words by the identity that wrote them. */
  readonly authorOpenid: string
  /** The office in which its author spoke for the branch, '支部书记'; '' for everybody else. */
  readonly roleLabel: string
  /** '' once removed: what is deleted leaves no text behind. */
  readonly text: string
  readonly createdAt: number
  readonly editedAt: number | null
  /** The submission that it was last written with: the same one again changes nothing. */
  readonly savedWith: string
  readonly state: EntryState
  readonly audience: Audience
  readonly awaits: Awaited
  readonly checks: Checks
  /** Null unless the state is hidden. */
  readonly hidden: Hiding | null
  /**
   * Who likes it, member id → epoch ms, beside the number of them: one atomic write keeps both, so that any number of
   * people can like it at once (docs/adr/0013). Reads ask for the reader's own place only (`entryFields`).
   */
  readonly likes: Readonly<Record<string, number>>
  readonly likeCount: number
}

/** What of an entry a list reads: all but the likes of others. */
export const entryFields = (readerId: string) =>
  [
    'branchId',
    'scopeKeys',
    'key',
    'authorId',
    'authorName',
    'authorOpenid',
    'roleLabel',
    'text',
    'createdAt',
    'editedAt',
    'savedWith',
    'state',
    'audience',
    'awaits',
    'checks',
    'hidden',
    'likeCount',
    `likes.${readerId}`,
  ] as const

/** Whether the reader likes it, in what `entryFields` reads. The field is absent while nobody of those read does. */
export const isLikedBy = ({ likes }: { readonly likes?: Entry['likes'] }, readerId: string) =>
  likes?.[readerId] !== undefined
