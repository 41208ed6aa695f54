/** Dues: what a member owes and why, payment that settles exactly once, and the branch's ledger. */
import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { cancelOrder } from './actions/cancel-order'
import { checkOrder } from './actions/check-order'
import { confirmProfile } from './actions/confirm-profile'
import { declareProfile } from './actions/declare-profile'
import { listProfiles } from './actions/list-profiles'
import { listReceipts } from './actions/list-receipts'
import { makeBills } from './actions/make-bills'
import { openLedger } from './actions/open-ledger'
import { openMine } from './actions/open-mine'
import { openReceipt } from './actions/open-receipt'
import { prepay } from './actions/prepay'
import { settleInCash } from './actions/settle-in-cash'
import { onPaymentNotification } from './orders/notification'
import { timers } from './timers'

export const main = createFunction(
  { name: 'dues', directory },
  {
    openMine,
    declareProfile,
    prepay,
    checkOrder,
    cancelOrder,
    openReceipt,
    listReceipts,
    openLedger,
    settleInCash,
    makeBills,
    listProfiles,
    confirmProfile,
  },
  { timers, notification: onPaymentNotification },
)
