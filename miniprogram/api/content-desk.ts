import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

type Tab = NonNullable<InputOf<'content.openDesk'>['tab']>

export const openDesk = (tab: Tab, cursor?: string) => call('content.openDesk', { tab, cursor })
export const editItem = (itemId: string | null, takeOver = false) => call('content.editItem', { itemId, takeOver })
export const saveItem = (input: InputOf<'content.saveItem'>, requestId: string) =>
  call('content.saveItem', input, requestId)
export const submitItem = (itemId: string, version: number, requestId: string) =>
  call('content.submitItem', { itemId, version }, requestId)
export const withdrawItem = (itemId: string, requestId: string) => call('content.withdrawItem', { itemId }, requestId)
export const returnItem = (itemId: string, reason: string, requestId: string) =>
  call('content.returnItem', { itemId, reason }, requestId)
export const publishItem = (input: InputOf<'content.publishItem'>, requestId: string) =>
  call('content.publishItem', input, requestId)
export const unscheduleItem = (itemId: string, requestId: string) =>
  call('content.unscheduleItem', { itemId }, requestId)
export const archiveItem = (itemId: string, requestId: string) => call('content.archiveItem', { itemId }, requestId)
export const restoreItem = (itemId: string, requestId: string) => call('content.restoreItem', { itemId }, requestId)
export const pinItem = (itemId: string, isPinned: boolean, requestId: string) =>
  call('content.pinItem', { itemId, isPinned }, requestId)
export const removeItem = (itemId: string, requestId: string) => call('content.removeItem', { itemId }, requestId)
export const listVersions = (itemId: string, cursor?: string) => call('content.listVersions', { itemId, cursor })
export const openVersion = (itemId: string, versionId: string) => call('content.openVersion', { itemId, versionId })
export const restoreVersion = (input: InputOf<'content.restoreVersion'>, requestId: string) =>
  call('content.restoreVersion', input, requestId)
export const openReaders = (itemId: string) => call('content.openReaders', { itemId })
export const remindReaders = (itemId: string, requestId: string) => call('content.remindReaders', { itemId }, requestId)
export const setTwoPeople = (needsTwoPeople: boolean, requestId: string) =>
  call('content.setTwoPeople', { needsTwoPeople }, requestId)
export const openColumns = () => call('content.openColumns', {})
export const saveColumns = (input: InputOf<'content.saveColumns'>, requestId: string) =>
  call('content.saveColumns', input, requestId)
