/** Learning tasks: what a member is asked to do by when, the reflection on it, and who is done. */
import * as v from 'valibot'
import { limits } from '../../miniprogram/shared/limits'
import { taskKindLabels, taskStateLabels, wordsOf } from '../../miniprogram/shared/words'
import type { FunctionContract } from './define'
import * as f from './fields'
import { bankOption, quizRules, quizRulesInput } from './learn/shapes'

const kind = v.picklist(wordsOf(taskKindLabels))
const state = v.picklist(wordsOf(taskStateLabels))
const reflectionState = v.picklist(['submitted', 'returned', 'accepted'])

/** What was said to a reflection, oldest first. */
const answer = v.object({
  verdict: v.picklist(['accept', 'return', 'comment']),
  text: v.string(),
  byName: v.string(),
  at: v.number(),
})

const picture = v.object({
  fileId: v.string(),
  /** Temporary address; null while WeChat's check is not through, for everybody but the author, and for refused ones. */
  url: v.nullable(v.string()),
  check: v.picklist(['pending', 'passed', 'refused']),
})

const reflection = v.object({
  reflectionId: v.string(),
  version: v.number(),
  state: reflectionState,
  text: v.string(),
  pictures: v.array(picture),
  submittedAt: v.number(),
  answers: v.array(answer),
})

const audienceInput = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('all') }),
    v.strictObject({ kind: v.literal('group'), groupId: f.id('党小组') }),
    v.strictObject({
      kind: v.literal('members'),
      memberIds: v.pipe(
        v.array(f.id('党员'), '名单不对。'),
        v.minLength(1, '至少选一个人。'),
        v.maxLength(limits.taskMembers, `最多点名 ${limits.taskMembers} 人。`),
      ),
    }),
  ],
  '给谁不在可选的范围里。',
)

/** What is to be done. */
const workInput = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('course'), courseId: f.id('微课') }),
    v.strictObject({ kind: v.literal('article'), text: f.text('正文', limits.articleText) }),
    v.strictObject({ kind: v.literal('quiz'), quiz: quizRulesInput }),
  ],
  '任务类型不在可选的范围里。',
)

const counts = { doneCount: v.number(), memberCount: v.number() }

export const tasks = {
  /** My tasks, newest first; the page shows what is open before what is done. */
  listMine: {
    input: f.input({ cursor: f.cursor }),
    output: v.object({
      areRemindersOn: v.boolean(),
      items: v.array(
        v.object({
          taskId: v.string(),
          kind,
          title: v.string(),
          dueAt: v.number(),
          isLearningDay: v.boolean(),
          wantsReflection: v.boolean(),
          /** Ended by the secretary: nothing is asked any more. */
          isClosed: v.boolean(),
          state,
        }),
      ),
      nextCursor: v.nullable(v.string()),
    }),
  },
  /** One task with everything that it asks of the caller. */
  openMine: {
    input: f.input({ taskId: f.id('任务') }),
    output: v.object({
      taskId: v.string(),
      kind,
      title: v.string(),
      note: v.string(),
      dueAt: v.number(),
      isLearningDay: v.boolean(),
      isClosed: v.boolean(),
      state,
      /** The course, article or quiz itself is done; the reflection may still be missing. */
      isWorkDone: v.boolean(),
      /** The article's text; '' for the other kinds. */
      text: v.string(),
      course: v.nullable(
        v.object({
          courseId: v.string(),
          title: v.string(),
          doneCount: v.number(),
          lessonCount: v.number(),
          hasQuiz: v.boolean(),
        }),
      ),
      quiz: v.nullable(
        v.object({
          ...quizRules.entries,
          tries: v.number(),
          bestCount: v.nullable(v.number()),
          /** Begun and not handed in. */
          isOpen: v.boolean(),
        }),
      ),
      wantsReflection: v.boolean(),
      reflection: v.nullable(reflection),
      allowedEvents: v.array(v.picklist(['confirmRead', 'submitReflection'])),
    }),
  },
  /** Says that the article of a task has been read and understood. */
  confirmRead: { input: f.input({ taskId: f.id('任务') }), output: v.object({ state }) },
  /** Hands a reflection in, or the next version of one that was returned. `version` is the one that was read, 0 for none. */
  submitReflection: {
    input: f.input({
      taskId: f.id('任务'),
      version: f.wholeNumber('版本', 0, 1_000_000),
      text: f.text('心得', limits.reflectionText),
      pictureFileIds: v.pipe(
        v.array(
          v.pipe(f.pictureFile('图片', 'reflections'), v.minLength(1, '图片不对，换一张再试。')),
          '图片列表不对。',
        ),
        v.maxLength(limits.reflectionPictures, `图片最多 ${limits.reflectionPictures} 张。`),
      ),
    }),
    output: v.object({ state, version: v.number() }),
  },
  /** Whether the caller is reminded before deadlines. */
  setReminders: { input: f.input({ areOn: v.boolean('提醒要么开，要么关。') }), output: f.nothing },

  /** Admin: tasks of the branch, newest first, with how many are done. */
  list: {
    input: f.input({ cursor: f.cursor }),
    output: v.object({
      items: v.array(
        v.object({
          taskId: v.string(),
          kind,
          title: v.string(),
          dueAt: v.number(),
          isLearningDay: v.boolean(),
          isClosed: v.boolean(),
          /** "全支部", "第一党小组", "3 人" */
          audienceLabel: v.string(),
          ...counts,
          allowedEvents: v.array(v.picklist(['edit', 'close', 'reopen', 'remind'])),
        }),
      ),
      nextCursor: v.nullable(v.string()),
      /** Reflections that wait for an answer, counted to 20. */
      waitingReflections: v.number(),
      /** The branch's day of the month (党员学习日), and whether this month's task exists. */
      learningDay: v.object({ dayOfMonth: v.nullable(v.number()), isPlanned: v.boolean() }),
      allowedEvents: v.array(v.picklist(['create', 'setLearningDay', 'answer'])),
    }),
  },
  /** The form of a task, `taskId` null for a new one, with everything that it offers to choose from. */
  edit: {
    input: f.input({ taskId: v.nullable(f.id('任务')) }),
    output: v.object({
      task: v.nullable(
        v.object({
          taskId: v.string(),
          version: v.number(),
          title: v.string(),
          note: v.string(),
          kind,
          courseId: v.nullable(v.string()),
          text: v.string(),
          quiz: v.nullable(v.object({ bankId: v.string(), ...quizRules.entries })),
          audience: v.variant('kind', [
            v.object({ kind: v.literal('all') }),
            v.object({ kind: v.literal('group'), groupId: v.string() }),
            v.object({ kind: v.literal('members'), memberIds: v.array(v.string()) }),
          ]),
          dueAt: v.number(),
          isLearningDay: v.boolean(),
          wantsReflection: v.boolean(),
        }),
      ),
      courses: v.array(v.object({ courseId: v.string(), title: v.string() })),
      banks: v.array(bankOption),
      groups: v.array(v.object({ groupId: v.string(), name: v.string() })),
      members: v.array(v.object({ memberId: v.string(), name: v.string(), groupName: v.string() })),
      learningDay: v.nullable(v.number()),
    }),
  },
  /** Creates (taskId null) or changes a task. What it asks for (`work`) stays once somebody may have begun: only on creation. */
  save: {
    input: f.input({
      taskId: v.nullable(f.id('任务')),
      version: f.wholeNumber('版本', 0, 1_000_000),
      title: f.text('任务名', limits.taskTitle),
      note: f.optionalText('说明', limits.taskNote),
      work: workInput,
      audience: audienceInput,
      dueAt: f.moment('截止时间'),
      isLearningDay: v.boolean('是不是党员学习日，没有说清。'),
      wantsReflection: v.boolean('要不要心得，没有说清。'),
    }),
    output: v.object({ taskId: v.string(), version: v.number() }),
  },
  /** Ends a task: it asks nothing of anybody any more. */
  close: { input: f.input({ taskId: f.id('任务') }), output: f.nothing },
  reopen: { input: f.input({ taskId: f.id('任务') }), output: f.nothing },
  /** Tells those who are not done, each once a day and in their own inbox; who muted reminders is left out. */
  remind: { input: f.input({ taskId: f.id('任务') }), output: v.object({ toldCount: v.number() }) },
  /** The branch's monthly learning day; null for none. */
  setLearningDay: {
    input: f.input({ dayOfMonth: v.nullable(f.wholeNumber('每月几号', 1, 28)) }),
    output: f.nothing,
  },
  /** Who is done: the newest twenty tasks by everybody they were given to, in the order of the roster. */
  openProgress: {
    input: f.input({}),
    output: v.object({
      tasks: v.array(
        v.object({ taskId: v.string(), title: v.string(), dueAt: v.number(), isClosed: v.boolean(), ...counts }),
      ),
      members: v.array(
        v.object({
          memberId: v.string(),
          name: v.string(),
          doneCount: v.number(),
          givenCount: v.number(),
          /** Tasks that are open, given to this member and not done. */
          openTaskIds: v.array(v.string()),
        }),
      ),
    }),
  },
  /** One task: each member's state, and on which day it was done (its first instant); nothing finer (RULES.md). */
  openTaskProgress: {
    input: f.input({ taskId: f.id('任务') }),
    output: v.object({
      title: v.string(),
      dueAt: v.number(),
      isClosed: v.boolean(),
      ...counts,
      items: v.array(
        v.object({
          memberId: v.string(),
          name: v.string(),
          state,
          doneAt: v.nullable(v.number()),
          reflectionId: v.nullable(v.string()),
        }),
      ),
      allowedEvents: v.array(v.picklist(['remind', 'answer'])),
    }),
  },
  /** Reflections that wait for an answer, the longest waiting first; or those answered, newest first. */
  listReflections: {
    input: f.input({ filter: v.optional(f.choice('筛选', ['waiting', 'answered']), 'waiting'), cursor: f.cursor }),
    output: f.pageOf(
      v.object({
        reflectionId: v.string(),
        taskTitle: v.string(),
        authorName: v.string(),
        excerpt: v.string(),
        pictureCount: v.number(),
        state: reflectionState,
        submittedAt: v.number(),
      }),
    ),
  },
  openReflection: {
    input: f.input({ reflectionId: f.id('心得') }),
    output: v.object({
      ...reflection.entries,
      taskTitle: v.string(),
      authorName: v.string(),
      allowedEvents: v.array(v.picklist(['accept', 'return', 'comment'])),
    }),
  },
  /** Accepts (words optional), returns (words needed) or comments (words needed, the state stays). The author is told. */
  answerReflection: {
    input: f.input({
      reflectionId: f.id('心得'),
      version: f.wholeNumber('版本', 0, 1_000_000),
      verdict: f.choice('答复', ['accept', 'return', 'comment']),
      text: f.optionalText('答复', limits.answerText),
    }),
    output: v.object({ state: reflectionState, version: v.number() }),
  },
} as const satisfies FunctionContract
