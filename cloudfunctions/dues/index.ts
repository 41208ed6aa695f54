/** Dues: what a member owes and why, payment that settles exactly once, and the branch's ledger. */
import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { cancelOrder } from './actions/cancel-order'
import { checkOrder } from './actions/check-order'
import { closeDifference } from './actions/close-difference'
import { confirmProfile } from './actions/confirm-profile'
import { decideRelief } from './actions/decide-relief'
import { decideRemittance } from './actions/decide-remittance'
import { declareProfile } from './actions/declare-profile'
import { endRelief } from './actions/end-relief'
import { exportLedger } from './actions/export-ledger'
import { exportReceipt } from './actions/export-receipt'
import { exportStatement } from './actions/export-statement'
import { listProfiles } from './actions/list-profiles'
import { listReceipts } from './actions/list-receipts'
import { listReliefs } from './actions/list-reliefs'
import { makeBills } from './actions/make-bills'
import { openArrears } from './actions/open-arrears'
import { openCommittee } from './actions/open-committee'
import { openLedger } from './actions/open-ledger'
import { openMember } from './actions/open-member'
import { openMine } from './actions/open-mine'
import { openPublication } from './actions/open-publication'
import { openReceipt } from './actions/open-receipt'
import { openReconciliation } from './actions/open-reconciliation'
import { openRemittances } from './actions/open-remittances'
import { openStatement } from './actions/open-statement'
import { openYear } from './actions/open-year'
import { prepay } from './actions/prepay'
import { publish } from './actions/publish'
import { recordExtra } from './actions/record-extra'
import { refundOrder } from './actions/refund-order'
import { remind } from './actions/remind'
import { reportRemittance } from './actions/report-remittance'
import { setReminders } from './actions/set-reminders'
import { settleInCash } from './actions/settle-in-cash'
import { submitRelief } from './actions/submit-relief'
import { voidReceipt } from './actions/void-receipt'
import { withdrawRemittance } from './actions/withdraw-remittance'
import { onPaymentNotification } from './orders/notification'
import { timers } from './timers'

export const main = createFunction(
  { name: 'dues', directory },
  {
    openMine,
    declareProfile,
    setReminders,
    openReceipt,
    exportReceipt,
    listReceipts,
    openStatement,
    exportStatement,
    openPublication,
    prepay,
    checkOrder,
    cancelOrder,
    settleInCash,
    voidReceipt,
    recordExtra,
    openReconciliation,
    refundOrder,
    closeDifference,
    openLedger,
    openYear,
    exportLedger,
    openMember,
    makeBills,
    openArrears,
    remind,
    listProfiles,
    confirmProfile,
    listReliefs,
    submitRelief,
    decideRelief,
    endRelief,
    openRemittances,
    reportRemittance,
    withdrawRemittance,
    decideRemittance,
    publish,
    openCommittee,
  },
  { timers, notification: onPaymentNotification },
)
