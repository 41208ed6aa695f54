import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const listBanks = (cursor?: string) => call('questions.listBanks', { cursor })
export const openBank = (bankId: string, cursor?: string) => call('questions.openBank', { bankId, cursor })
export const saveBank = (input: InputOf<'questions.saveBank'>, requestId: string) =>
  call('questions.saveBank', input, requestId)
export const removeBank = (bankId: string, requestId: string) => call('questions.removeBank', { bankId }, requestId)
export const saveQuestion = (input: InputOf<'questions.saveQuestion'>, requestId: string) =>
  call('questions.saveQuestion', input, requestId)
export const removeQuestion = (input: InputOf<'questions.removeQuestion'>, requestId: string) =>
  call('questions.removeQuestion', input, requestId)
export const importTemplate = () => call('questions.importTemplate', {})
export const exportBank = (bankId: string) => call('questions.exportBank', { bankId })
export const previewImport = (input: InputOf<'questions.previewImport'>) => call('questions.previewImport', input)
export const confirmImport = (input: InputOf<'questions.confirmImport'>, requestId: string) =>
  call('questions.confirmImport', input, requestId)
