/** Admin: courses of the branch, drafts included. */
import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import { courseThemeLabels, lessonKindLabels, wordsOf } from '../../../miniprogram/shared/words'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { bankOption, lessonKind, quizRules, quizRulesInput, theme } from './shapes'

const courseState = v.picklist(['draft', 'published', 'archived'])

const lessonInput = v.strictObject({
  lessonId: v.nullable(f.id('课')),
  title: f.text('课名', limits.lessonTitle),
  kind: f.choice('课的类型', wordsOf(lessonKindLabels)),
  /** The article's text; for the other kinds the words shown below. */
  text: f.optionalText('正文', limits.articleText),
  /** The video or the audio. */
  mediaFileId: v.optional(f.uploadedFile('音视频', 'lessons', 'mp4|mp3|m4a'), ''),
  slides: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          fileId: f.pictureFile('图片', 'lessons'),
          caption: f.optionalText('图片说明', limits.slideCaption),
        }),
        '图片列表不对。',
      ),
      v.maxLength(limits.slidesPerLesson, `一课最多 ${limits.slidesPerLesson} 张图片。`),
    ),
    [],
  ),
  durationSeconds: f.wholeNumber('时长（秒）', 30, 4 * 3600),
  creditTenths: f.wholeNumber('学时（十分之一）', 0, 40),
})

export const editing = {
  listCourses: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(
      v.object({
        courseId: v.string(),
        title: v.string(),
        theme,
        state: courseState,
        lessonCount: v.number(),
        hasQuiz: v.boolean(),
        allowedEvents: v.array(v.picklist(['edit', 'publish', 'archive'])),
      }),
    ),
  },
  /** The form of a course; `courseId` null for a new one. */
  editCourse: {
    input: f.input({ courseId: v.nullable(f.id('课程')) }),
    output: v.object({
      course: v.nullable(
        v.object({
          courseId: v.string(),
          title: v.string(),
          theme,
          goal: v.string(),
          intro: v.string(),
          coverFileId: v.string(),
          state: courseState,
          version: v.number(),
          quiz: v.nullable(v.object({ bankId: v.string(), ...quizRules.entries })),
          allowedEvents: v.array(v.picklist(['edit', 'publish', 'archive'])),
          lessons: v.array(
            v.object({
              lessonId: v.string(),
              title: v.string(),
              kind: lessonKind,
              text: v.string(),
              mediaFileId: v.string(),
              slides: v.array(v.object({ fileId: v.string(), caption: v.string() })),
              durationSeconds: v.number(),
              creditTenths: v.number(),
            }),
          ),
        }),
      ),
      banks: v.array(bankOption),
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
      theme: f.choice('学习目标', wordsOf(courseThemeLabels)),
      goal: f.text('学完能做到什么', 60),
      intro: f.optionalText('简介', 300),
      coverFileId: v.optional(f.pictureFile('封面', 'covers'), ''),
      quiz: v.nullable(quizRulesInput),
      lessons: v.pipe(
        v.array(lessonInput, '课的列表不对。'),
        v.minLength(1, '至少要有一课。'),
        v.maxLength(limits.lessonsPerCourse, `一门课最多 ${limits.lessonsPerCourse} 课。`),
      ),
    }),
    output: v.object({ courseId: v.string(), version: v.number() }),
  },
  publishCourse: { input: f.input({ courseId: f.id('课程') }), output: f.nothing },
  /** Takes a course out of the catalogue; what has been learned and granted stays. Publishing brings it back. */
  archiveCourse: { input: f.input({ courseId: f.id('课程') }), output: f.nothing },
} as const satisfies FunctionContract
