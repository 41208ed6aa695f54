import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const openLedger = (input: InputOf<'dues.openLedger'>) => call('dues.openLedger', input)
export const openYear = (input: InputOf<'dues.openYear'>) => call('dues.openYear', input)
export const exportLedger = (input: InputOf<'dues.exportLedger'>) => call('dues.exportLedger', input)
export const openMember = (memberId: string) => call('dues.openMember', { memberId })
export const openArrears = (branchId?: string) => call('dues.openArrears', { branchId })
export const remind = (input: InputOf<'dues.remind'>, requestId: string) => call('dues.remind', input, requestId)
export const makeBills = (month: string, requestId: string) => call('dues.makeBills', { month }, requestId)
export const listProfiles = (branchId?: string) => call('dues.listProfiles', { branchId })
export const confirmProfile = (input: InputOf<'dues.confirmProfile'>, requestId: string) =>
  call('dues.confirmProfile', input, requestId)

export const settleInCash = (input: InputOf<'dues.settleInCash'>, requestId: string) =>
  call('dues.settleInCash', input, requestId)
export const voidReceipt = (input: InputOf<'dues.voidReceipt'>, requestId: string) =>
  call('dues.voidReceipt', input, requestId)
export const recordExtra = (input: InputOf<'dues.recordExtra'>, requestId: string) =>
  call('dues.recordExtra', input, requestId)
export const openReconciliation = (branchId?: string) => call('dues.openReconciliation', { branchId })
export const refundOrder = (orderId: string, requestId: string) => call('dues.refundOrder', { orderId }, requestId)
export const closeDifference = (input: InputOf<'dues.closeDifference'>, requestId: string) =>
  call('dues.closeDifference', input, requestId)

export const listReliefs = (input: InputOf<'dues.listReliefs'>) => call('dues.listReliefs', input)
export const submitRelief = (input: InputOf<'dues.submitRelief'>, requestId: string) =>
  call('dues.submitRelief', input, requestId)
export const decideRelief = (input: InputOf<'dues.decideRelief'>, requestId: string) =>
  call('dues.decideRelief', input, requestId)
export const endRelief = (reliefId: string, requestId: string) => call('dues.endRelief', { reliefId }, requestId)

export const openRemittances = (input: InputOf<'dues.openRemittances'>) => call('dues.openRemittances', input)
export const reportRemittance = (input: InputOf<'dues.reportRemittance'>, requestId: string) =>
  call('dues.reportRemittance', input, requestId)
export const withdrawRemittance = (remittanceId: string, requestId: string) =>
  call('dues.withdrawRemittance', { remittanceId }, requestId)
export const decideRemittance = (input: InputOf<'dues.decideRemittance'>, requestId: string) =>
  call('dues.decideRemittance', input, requestId)
export const publish = (input: InputOf<'dues.publish'>, requestId: string) => call('dues.publish', input, requestId)
export const openCommittee = (year?: number) => call('dues.openCommittee', { year })
