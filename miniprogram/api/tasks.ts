import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const listMyTasks = (cursor?: string) => call('tasks.listMine', { cursor })
export const openMyTask = (taskId: string) => call('tasks.openMine', { taskId })
export const confirmRead = (taskId: string, requestId: string) => call('tasks.confirmRead', { taskId }, requestId)
export const submitReflection = (input: InputOf<'tasks.submitReflection'>, requestId: string) =>
  call('tasks.submitReflection', input, requestId)
export const setReminders = (areOn: boolean, requestId: string) => call('tasks.setReminders', { areOn }, requestId)

export const listTasks = (cursor?: string) => call('tasks.list', { cursor })
export const editTask = (taskId: string | null) => call('tasks.edit', { taskId })
export const saveTask = (input: InputOf<'tasks.save'>, requestId: string) => call('tasks.save', input, requestId)
export const closeTask = (taskId: string, requestId: string) => call('tasks.close', { taskId }, requestId)
export const reopenTask = (taskId: string, requestId: string) => call('tasks.reopen', { taskId }, requestId)
export const remindTask = (taskId: string, requestId: string) => call('tasks.remind', { taskId }, requestId)
export const setLearningDay = (dayOfMonth: number | null, requestId: string) =>
  call('tasks.setLearningDay', { dayOfMonth }, requestId)
export const openProgress = () => call('tasks.openProgress', {})
export const openTaskProgress = (taskId: string) => call('tasks.openTaskProgress', { taskId })
export const listReflections = (input: InputOf<'tasks.listReflections'>) => call('tasks.listReflections', input)
export const openReflection = (reflectionId: string) => call('tasks.openReflection', { reflectionId })
export const answerReflection = (input: InputOf<'tasks.answerReflection'>, requestId: string) =>
  call('tasks.answerReflection', input, requestId)
