/** Admin: banks of questions that quizzes draw from. Nothing of them reaches a learner but through a paper. */
import * as v from 'valibot'
import { limits } from '../../miniprogram/shared/limits'
import { questionKindLabels, wordsOf } from '../../miniprogram/shared/words'
import type { FunctionContract } from './define'
import * as f from './fields'
import { questionKind } from './learn/shapes'

const importIssue = v.object({ row: v.number(), column: v.string(), message: v.string() })
const importCounts = { addCount: v.number(), changeCount: v.number(), sameCount: v.number() }

export const questions = {
  listBanks: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(v.object({ bankId: v.string(), title: v.string(), questionCount: v.number() })),
  },
  /** A bank with its questions, newest first. */
  openBank: {
    input: f.input({ bankId: f.id('题库'), cursor: f.cursor }),
    output: v.object({
      title: v.string(),
      questionCount: v.number(),
      items: v.array(
        v.object({
          questionId: v.string(),
          version: v.number(),
          kind: questionKind,
          stem: v.string(),
          options: v.array(v.string()),
          /** Places of the right options. True/false: the options are 正确, 错误. */
          answer: v.array(v.number()),
          explanation: v.string(),
        }),
      ),
      nextCursor: v.nullable(v.string()),
    }),
  },
  /** Creates (bankId null) or renames a bank. */
  saveBank: {
    input: f.input({ bankId: v.nullable(f.id('题库')), title: f.text('题库名', limits.bankTitle) }),
    output: v.object({ bankId: v.string() }),
  },
  /** Refused while a course or an open task draws from it. */
  removeBank: { input: f.input({ bankId: f.id('题库') }), output: f.nothing },
  /** Creates (questionId null) or replaces a question; papers that are drawn keep what they were drawn with. */
  saveQuestion: {
    input: f.input({
      bankId: f.id('题库'),
      questionId: v.nullable(f.id('题目')),
      version: f.wholeNumber('版本', 0, 1_000_000),
      kind: f.choice('题型', wordsOf(questionKindLabels)),
      stem: f.text('题目', limits.questionStem),
      options: v.pipe(
        v.array(f.text('选项', limits.questionOption), '选项不对。'),
        v.maxLength(limits.questionOptions, `选项最多 ${limits.questionOptions} 个。`),
      ),
      answer: v.array(f.wholeNumber('答案', 0, limits.questionOptions - 1), '答案不对。'),
      explanation: f.optionalText('解析', limits.questionExplanation),
    }),
    output: v.object({ questionId: v.string(), version: v.number() }),
  },
  removeQuestion: { input: f.input({ bankId: f.id('题库'), questionId: f.id('题目') }), output: f.nothing },
  importTemplate: { input: f.input({}), output: f.answerFile },
  exportBank: { input: f.input({ bankId: f.id('题库') }), output: f.answerFile },
  /** What an import would do; nothing is written. A question is known again by its stem. */
  previewImport: {
    input: f.input({ bankId: f.id('题库'), base64: f.workbookInput }),
    output: v.object({
      digest: v.string(),
      ...importCounts,
      issues: v.array(importIssue),
      sample: v.array(
        v.object({
          row: v.number(),
          kind: questionKind,
          stem: v.string(),
          change: v.picklist(['add', 'change', 'same']),
        }),
      ),
    }),
  },
  confirmImport: {
    input: f.input({ bankId: f.id('题库'), digest: f.id('预览'), base64: f.workbookInput }),
    output: v.object(importCounts),
  },
} as const satisfies FunctionContract
