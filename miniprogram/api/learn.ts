import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const openLearn = (cursor?: string) => call('learn.open', { cursor })
export const openCourse = (courseId: string) => call('learn.openCourse', { courseId })
export const openLesson = (lessonId: string) => call('learn.openLesson', { lessonId })
export const recordProgress = (input: InputOf<'learn.recordProgress'>) => call('learn.recordProgress', input)
export const listCourses = (cursor?: string) => call('learn.listCourses', { cursor })
export const editCourse = (courseId: string) => call('learn.editCourse', { courseId })
export const saveCourse = (input: InputOf<'learn.saveCourse'>, requestId: string) =>
  call('learn.saveCourse', input, requestId)
export const publishCourse = (courseId: string, requestId: string) =>
  call('learn.publishCourse', { courseId }, requestId)
export const listCompletions = (courseId: string) => call('learn.listCompletions', { courseId })
