/** How a topic of the demo is written down: one line a post, with author, days ago, time, words and the branch's answer. */

/** Who answers, and what. */
export type AnswerLine = readonly [author: string, text: string]
export type PostLine = readonly [
  author: string,
  daysAgo: number,
  time: `${number}:${number}`,
  text: string,
  answer: AnswerLine | null,
]

export interface TopicPlan {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly createdBy: string
  readonly openedDaysAgo: number
  /** Days from now; negative when it is over. */
  readonly closesInDays: number
  readonly posts: readonly PostLine[]
}

/** The two who answer. */
export const chen = '陈一鸣'
export const jiang = '江遥'
