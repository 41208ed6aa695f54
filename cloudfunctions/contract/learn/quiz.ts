/** A paper is drawn and marked on the server; right answers and explanations leave it with the result alone. */
import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { questionKind, quizStanding } from './shapes'

/** The quiz at the end of a course, or one that a task asks for. */
const source = { sourceKind: f.choice('测验', ['course', 'task']), sourceId: f.id('测验') }

const paper = v.object({
  paperId: v.string(),
  startedAt: v.number(),
  /** Null without a time limit. */
  endsAt: v.nullable(v.number()),
  questions: v.array(v.object({ kind: questionKind, stem: v.string(), options: v.array(v.string()) })),
})

const result = v.object({
  paperId: v.string(),
  submittedAt: v.number(),
  correctCount: v.number(),
  questionCount: v.number(),
  passCount: v.number(),
  isPassed: v.boolean(),
  /** Handed in after the time was up: marked and explained, but not passed. */
  isLate: v.boolean(),
  items: v.array(
    v.object({
      kind: questionKind,
      stem: v.string(),
      /** In the order in which the paper showed them; `chosen` and `right` count in it. */
      options: v.array(v.string()),
      chosen: v.array(v.number()),
      right: v.array(v.number()),
      isCorrect: v.boolean(),
      explanation: v.string(),
    }),
  ),
})

export const quiz = {
  /** The quiz before, between and after tries: standing, the paper that is open, the newest result. */
  openQuiz: {
    input: f.input(source),
    output: v.object({
      title: v.string(),
      courseId: v.nullable(v.string()),
      quiz: quizStanding,
      paper: v.nullable(paper),
      result: v.nullable(result),
    }),
  },
  /** Draws a paper; the open one again when there is one. */
  startPaper: { input: f.input(source), output: paper },
  /** Marks a paper, once: handed in again it answers the first result. An unanswered question is an empty list. */
  submitPaper: {
    input: f.input({
      paperId: f.id('试卷'),
      answers: v.pipe(
        v.array(
          v.pipe(
            v.array(f.wholeNumber('选项', 0, limits.questionOptions - 1), '答案不对，刷新后再试。'),
            v.maxLength(limits.questionOptions, '一道题选得太多。'),
          ),
          '答案不对，刷新后再试。',
        ),
        v.maxLength(limits.quizQuestions, `一份最多 ${limits.quizQuestions} 题。`),
      ),
    }),
    output: v.object({ result, quiz: quizStanding, isCourseDone: v.boolean() }),
  },
} as const satisfies FunctionContract
