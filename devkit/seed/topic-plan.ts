/** How discussion of the demo is written down: one line a post, with author, days ago, time, words and the branch's answer. */

/** Who answers, and what. */
export type AnswerLine = readonly [author: string, text: string]

export type ClockTime = `${number}:${number}`

/** @param replyTo place of the line that it answers; none for a comment */
export type CommentLine = readonly [author: string, daysAgo: number, time: ClockTime, text: string, replyTo?: number]

/** What others made of a post. */
export interface Echo {
  readonly likes?: number
  readonly isPinned?: boolean
  readonly isExcellent?: boolean
  readonly comments?: readonly CommentLine[]
}

export type PostLine = readonly [
  author: string,
  daysAgo: number,
  time: ClockTime,
  text: string,
  answer: AnswerLine | null,
  echo?: Echo,
]

export interface TopicPlan {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly createdBy: string
  readonly openedDaysAgo: number
  /** Days from now; negative when it is over. */
  readonly closesInDays: number
  /** What the branch concluded; a topic that is over without one waits for it. */
  readonly summary?: AnswerLine
  readonly posts: readonly PostLine[]
}

/** The two who answer. */
export const chen = '陈一鸣'
export const jiang = '江遥'
