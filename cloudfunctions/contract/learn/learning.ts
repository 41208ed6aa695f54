/** The catalogue, a course, a lesson with its heartbeats, the certificate. */
import * as v from 'valibot'
import { playbackRates } from '../../../miniprogram/shared/playback'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { courseCard, lessonRow, lessonState, quizStanding, theme, year } from './shapes'

export const learning = {
  /**
   * The tab 学习: the year's hours, how many tasks are open, and the courses with one's own progress, newest first; with a
   * cursor the next page.
   */
  open: {
    input: f.input({ theme: v.optional(theme), cursor: f.cursor }),
    output: v.object({
      year,
      /** `count` stops at 20; `dueAt` is the earliest end among them. */
      tasks: v.object({ count: v.number(), dueAt: v.nullable(v.number()) }),
      courses: v.array(courseCard),
      nextCursor: v.nullable(v.string()),
    }),
  },
  openCourse: {
    input: f.input({ courseId: f.id('课程') }),
    output: v.object({
      course: courseCard,
      intro: v.string(),
      lessons: v.array(lessonRow),
      quiz: v.nullable(quizStanding),
      /** When it was finished; a certificate can be had from then on. */
      doneAt: v.nullable(v.number()),
      /** The earliest end of an open task that asks this member for the course. */
      dueAt: v.nullable(v.number()),
      year,
    }),
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
        /** Temporary address of the video or the audio; null without one, and when the file is gone. */
        mediaUrl: v.nullable(v.string()),
        posterUrl: v.nullable(v.string()),
        slides: v.array(v.object({ url: v.nullable(v.string()), caption: v.string() })),
        /** Where to go on. Video and audio: seconds from the start. Slides: the slide, from 0. Article: percent read. */
        position: v.number(),
        creditedSeconds: v.number(),
        neededSeconds: v.number(),
      }),
      /** Goes with each heartbeat: the address of the caller's own learning record. */
      learnerId: v.string(),
      lessons: v.array(lessonRow),
      quiz: v.nullable(quizStanding),
      isCourseDone: v.boolean(),
      dueAt: v.nullable(v.number()),
      year,
    }),
  },
  /**
   * A heartbeat, every 15 s and on hide. `playedSeconds` is the time that the player has run since this visit's previous
   * heartbeat; the server credits at most the time that has really passed. Stretches without a network are sent later
   * and judged the same way.
   */
  recordProgress: {
    input: f.input({
      learnerId: f.id('学习记录'),
      lessonId: f.id('课'),
      position: f.wholeNumber('位置', 0, 4 * 3600),
      playedSeconds: f.wholeNumber('这段时长', 0, 4 * 3600),
      speed: v.optional(v.picklist(playbackRates, '没有这个播放速度。'), 1),
    }),
    output: v.object({
      creditedSeconds: v.number(),
      neededSeconds: v.number(),
      state: lessonState,
      /** Granted by this call. */
      grantedTenths: v.number(),
      isCourseDone: v.boolean(),
    }),
  },
  /** What a finished course is certified with. */
  openCertificate: {
    input: f.input({ courseId: f.id('课程') }),
    output: v.object({
      number: v.string(),
      name: v.string(),
      branchName: v.string(),
      courseTitle: v.string(),
      lessonCount: v.number(),
      creditTenths: v.number(),
      doneAt: v.number(),
    }),
  },
} as const satisfies FunctionContract
