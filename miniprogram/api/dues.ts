import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const openMine = () => call('dues.openMine', {})
export const declareProfile = (input: InputOf<'dues.declareProfile'>, requestId: string) =>
  call('dues.declareProfile', input, requestId)
export const prepay = (months: string[], requestId: string) => call('dues.prepay', { months }, requestId)
export const checkOrder = (orderId: string) => call('dues.checkOrder', { orderId })
export const cancelOrder = (orderId: string) => call('dues.cancelOrder', { orderId })
export const openReceipt = (receiptId: string) => call('dues.openReceipt', { receiptId })
export const listReceipts = (cursor?: string) => call('dues.listReceipts', { cursor })
export const openLedger = (input: InputOf<'dues.openLedger'>) => call('dues.openLedger', input)
export const settleInCash = (input: InputOf<'dues.settleInCash'>, requestId: string) =>
  call('dues.settleInCash', input, requestId)
export const makeBills = (month: string, requestId: string) => call('dues.makeBills', { month }, requestId)
export const listProfiles = () => call('dues.listProfiles', {})
export const confirmProfile = (input: InputOf<'dues.confirmProfile'>, requestId: string) =>
  call('dues.confirmProfile', input, requestId)
