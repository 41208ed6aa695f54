import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const openLearn = (input: InputOf<'learn.open'>) => call('learn.open', input)
export const openCourse = (courseId: string) => call('learn.openCourse', { courseId })
export const openLesson = (lessonId: string) => call('learn.openLesson', { lessonId })
export const recordProgress = (input: InputOf<'learn.recordProgress'>) => call('learn.recordProgress', input)
export const openCertificate = (courseId: string) => call('learn.openCertificate', { courseId })

export const openQuiz = (source: InputOf<'learn.openQuiz'>) => call('learn.openQuiz', source)
export const startPaper = (source: InputOf<'learn.startPaper'>, requestId: string) =>
  call('learn.startPaper', source, requestId)
export const submitPaper = (input: InputOf<'learn.submitPaper'>, requestId: string) =>
  call('learn.submitPaper', input, requestId)

export const openYear = (input: InputOf<'learn.openYear'>) => call('learn.openYear', input)
export const openHours = (year?: number) => call('learn.openHours', { year })
export const exportHours = (year?: number) => call('learn.exportHours', { year })
export const listSessions = (cursor?: string) => call('learn.listSessions', { cursor })
export const editSession = (sessionId: string | null) => call('learn.editSession', { sessionId })
export const saveSession = (input: InputOf<'learn.saveSession'>, requestId: string) =>
  call('learn.saveSession', input, requestId)
export const removeSession = (sessionId: string, requestId: string) =>
  call('learn.removeSession', { sessionId }, requestId)

export const listCourses = (cursor?: string) => call('learn.listCourses', { cursor })
export const editCourse = (courseId: string | null) => call('learn.editCourse', { courseId })
export const saveCourse = (input: InputOf<'learn.saveCourse'>, requestId: string) =>
  call('learn.saveCourse', input, requestId)
export const publishCourse = (courseId: string, requestId: string) =>
  call('learn.publishCourse', { courseId }, requestId)
export const archiveCourse = (courseId: string, requestId: string) =>
  call('learn.archiveCourse', { courseId }, requestId)
