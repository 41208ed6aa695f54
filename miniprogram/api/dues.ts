import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const openMine = () => call('dues.openMine', {})
export const declareProfile = (input: InputOf<'dues.declareProfile'>, requestId: string) =>
  call('dues.declareProfile', input, requestId)
export const setReminders = (areOn: boolean, requestId: string) => call('dues.setReminders', { areOn }, requestId)
export const openReceipt = (receiptId: string) => call('dues.openReceipt', { receiptId })
export const exportReceipt = (receiptId: string) => call('dues.exportReceipt', { receiptId })
export const listReceipts = (cursor?: string) => call('dues.listReceipts', { cursor })
export const openStatement = (year?: number) => call('dues.openStatement', { year })
export const exportStatement = (year: number) => call('dues.exportStatement', { year })
export const openPublication = (input: InputOf<'dues.openPublication'>) => call('dues.openPublication', input)

export const prepay = (months: string[], requestId: string) => call('dues.prepay', { months }, requestId)
export const checkOrder = (orderId: string) => call('dues.checkOrder', { orderId })
export const cancelOrder = (orderId: string) => call('dues.cancelOrder', { orderId })
