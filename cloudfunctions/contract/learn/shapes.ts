/** What the actions of learning have in common. */
import * as v from 'valibot'
import {
  courseThemeLabels,
  creditSourceLabels,
  lessonKindLabels,
  questionKindLabels,
  wordsOf,
} from '../../../miniprogram/shared/words'
import * as f from '../fields'

export const lessonKind = v.picklist(wordsOf(lessonKindLabels))
export const theme = v.picklist(wordsOf(courseThemeLabels))
export const creditSource = v.picklist(wordsOf(creditSourceLabels))
export const questionKind = v.picklist(wordsOf(questionKindLabels))

export const lessonState = v.picklist(['notStarted', 'started', 'done'])

export const lessonRow = v.object({
  lessonId: v.string(),
  title: v.string(),
  kind: lessonKind,
  durationSeconds: v.number(),
  creditTenths: v.number(),
  state: lessonState,
})

/** The lesson to go on with. */
export const nextLesson = v.object({
  lessonId: v.string(),
  title: v.string(),
  kind: lessonKind,
  number: v.number(),
  /** See `position` of `openLesson`. */
  position: v.number(),
  durationSeconds: v.number(),
  creditedSeconds: v.number(),
  neededSeconds: v.number(),
})

export const courseCard = v.object({
  courseId: v.string(),
  title: v.string(),
  theme,
  goal: v.string(),
  /** A file id or ''. */
  coverUrl: v.string(),
  lessonCount: v.number(),
  doneCount: v.number(),
  creditTenths: v.number(),
  durationSeconds: v.number(),
  hasQuiz: v.boolean(),
  /** All lessons, and the quiz where there is one. */
  isDone: v.boolean(),
  /** Null when all lessons are done. */
  nextLesson: v.nullable(nextLesson),
})

export const year = v.object({
  year: v.number(),
  totalTenths: v.number(),
  targetTenths: v.number(),
  bySource: v.array(v.object({ source: creditSource, tenths: v.number() })),
})

/** How a quiz is held; `maxTries` and `limitMinutes` null: without a limit. */
export const quizRules = v.object({
  questionCount: v.number(),
  passCount: v.number(),
  limitMinutes: v.nullable(v.number()),
  maxTries: v.nullable(v.number()),
})

/** A quiz with one's own standing. */
export const quizStanding = v.object({
  ...quizRules.entries,
  tries: v.number(),
  /** Right answers of the best try; null before the first. */
  bestCount: v.nullable(v.number()),
  isPassed: v.boolean(),
  /** Begun and not handed in. */
  isOpen: v.boolean(),
})

export const quizRulesInput = v.strictObject({
  bankId: f.id('题库'),
  questionCount: f.wholeNumber('每份题数', 1, 50),
  passCount: f.wholeNumber('答对几题通过', 1, 50),
  limitMinutes: v.nullable(f.wholeNumber('限时（分钟）', 1, 180)),
  maxTries: v.nullable(f.wholeNumber('最多几次', 1, 20)),
})

/** A bank as a picker of quizzes offers it. */
export const bankOption = v.object({ bankId: v.string(), title: v.string(), questionCount: v.number() })
