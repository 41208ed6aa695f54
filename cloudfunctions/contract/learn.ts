import * as v from 'valibot'
import { limits } from '../../miniprogram/shared/limits'
import type { FunctionContract } from './define'
import * as f from './fields'

const lessonState = v.picklist(['notStarted', 'started', 'done'])
const lessonRow = v.object({
  lessonId: v.string(),
  title: v.string(),
  kind: v.picklist(['video', 'article']),
  durationSeconds: v.number(),
  creditTenths: v.number(),
  state: lessonState,
})

const courseCard = v.object({
  courseId: v.string(),
  title: v.string(),
  goal: v.string(),
  coverUrl: v.string(),
  lessonCount: v.number(),
  doneCount: v.number(),
  creditTenths: v.number(),
  /** The lesson to go on with, null when all are done. */
  nextLesson: v.nullable(
    v.object({
      lessonId: v.string(),
      title: v.string(),
      number: v.number(),
      positionSeconds: v.number(),
      durationSeconds: v.number(),
    }),
  ),
  dueAt: v.nullable(v.number()),
})

const year = v.object({
  year: v.number(),
  totalTenths: v.number(),
  targetTenths: v.number(),
  bySource: v.array(v.object({ source: v.picklist(['lesson', 'lecture', 'themeDay']), tenths: v.number() })),
})

/** Only what an editor uploaded as a lesson: a file id of anything else in storage would be handed out with the lesson. */
const isLessonVideo = (fileId: string) =>
  fileId === '' || /^cloud:\/\/[\w.-]{1,100}\/lessons\/[\w-]{1,80}\.mp4$/.test(fileId)

const lessonInput = v.strictObject({
  lessonId: v.nullable(f.id('课')),
  title: f.text('课名', limits.lessonTitle),
  kind: f.choice('课的类型', ['video', 'article']),
  /** The article's text; for a video the words shown below it. */
  text: f.optionalText('正文', limits.articleText),
  videoFileId: v.optional(
    v.pipe(v.string('视频不对，换一个再试。'), v.check(isLessonVideo, '视频要在这一页上传，换一个再试。')),
    '',
  ),
  durationSeconds: f.wholeNumber('时长（秒）', 30, 4 * 3600),
  creditTenths: f.wholeNumber('学时（十分之一）', 0, 40),
})

export const learn = {
  /** The tab 学习: the year's hours and the courses with one's own progress, newest first; with a cursor the next page. */
  open: {
    input: f.input({ cursor: f.cursor }),
    output: v.object({ year, courses: v.array(courseCard), nextCursor: v.nullable(v.string()) }),
  },
  openCourse: {
    input: f.input({ courseId: f.id('课程') }),
    output: v.object({ course: courseCard, intro: v.string(), lessons: v.array(lessonRow), year }),
  },
  /** The lesson with where to go on, and its neighbours, in one answer. */
  openLesson: {
    input: f.input({ lessonId: f.id('课') }),
    output: v.object({
      lesson: v.object({
        ...lessonRow.entries,
        courseId: v.string(),
        courseTitle: v.string(),
        number: v.number(),
        text: v.string(),
        videoUrl: v.nullable(v.string()),
        posterUrl: v.nullable(v.string()),
        positionSeconds: v.number(),
        creditedSeconds: v.number(),
        neededSeconds: v.number(),
      }),
      lessons: v.array(lessonRow),
      year,
      dueAt: v.nullable(v.number()),
    }),
  },
  /**
   * A heartbeat, every 15 s and on hide. `playedSeconds` is what the player has played since this visit's previous
   * heartbeat; the server credits at most the time that has really passed.
   */
  recordProgress: {
    input: f.input({
      lessonId: f.id('课'),
      positionSeconds: f.wholeNumber('位置', 0, 4 * 3600),
      playedSeconds: f.wholeNumber('这段时长', 0, 3600),
    }),
    output: v.object({
      creditedSeconds: v.number(),
      neededSeconds: v.number(),
      state: lessonState,
      grantedTenths: v.number(),
    }),
  },
  /** Admin: courses of the branch, drafts included. */
  listCourses: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(
      v.object({
        courseId: v.string(),
        title: v.string(),
        goal: v.string(),
        state: v.picklist(['draft', 'published']),
        lessonCount: v.number(),
        dueAt: v.nullable(v.number()),
        doneCount: v.number(),
        memberCount: v.number(),
        allowedEvents: v.array(v.picklist(['edit', 'publish', 'listCompletions'])),
      }),
    ),
  },
  editCourse: {
    input: f.input({ courseId: f.id('课程') }),
    output: v.object({
      courseId: v.string(),
      title: v.string(),
      goal: v.string(),
      intro: v.string(),
      state: v.picklist(['draft', 'published']),
      dueAt: v.nullable(v.number()),
      version: v.number(),
      allowedEvents: v.array(v.picklist(['edit', 'publish'])),
      lessons: v.array(
        v.object({
          lessonId: v.string(),
          title: v.string(),
          kind: v.picklist(['video', 'article']),
          text: v.string(),
          videoFileId: v.string(),
          durationSeconds: v.number(),
          creditTenths: v.number(),
        }),
      ),
    }),
  },
  /**
   * Creates (courseId null) or replaces a course with its lessons; `version` is the one that was read. What is published
   * is changed by those who publish.
   */
  saveCourse: {
    input: f.input({
      courseId: v.nullable(f.id('课程')),
      version: f.wholeNumber('版本', 0, 1_000_000),
      title: f.text('课程名', limits.courseTitle),
      goal: f.text('学习目标', 60),
      intro: f.optionalText('简介', 300),
      dueAt: v.nullable(f.moment('截止时间')),
      lessons: v.pipe(
        v.array(lessonInput, '课的列表不对。'),
        v.minLength(1, '至少要有一课。'),
        v.maxLength(30, '一门课最多 30 课。'),
      ),
    }),
    output: v.object({ courseId: v.string(), version: v.number() }),
  },
  publishCourse: { input: f.input({ courseId: f.id('课程') }), output: f.nothing },
  /** Who has finished what was assigned: done or not yet, and on which day (its first instant); nothing finer (RULES.md). */
  listCompletions: {
    input: f.input({ courseId: f.id('课程') }),
    output: v.object({
      title: v.string(),
      dueAt: v.nullable(v.number()),
      items: v.array(
        v.object({ memberId: v.string(), name: v.string(), isDone: v.boolean(), doneAt: v.nullable(v.number()) }),
      ),
    }),
  },
} as const satisfies FunctionContract
