import * as v from 'valibot'
import { reliefStateLabels, wordsOf } from '../../../miniprogram/shared/words'
import { relief } from './shapes'

/** A reduction or exemption: the branch studies it, the committee above approves (第七条). */
export const reliefView = v.object({
  reliefId: v.string(),
  memberId: v.string(),
  memberName: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  ...relief.entries,
  reason: v.string(),
  /** Day on which the branch studied it, "2026-11-18". */
  studiedOn: v.string(),
  state: v.picklist(wordsOf(reliefStateLabels)),
  submittedAt: v.number(),
  submittedByName: v.string(),
  decidedAt: v.nullable(v.number()),
  decidedByName: v.string(),
  /** The committee's words. */
  sentence: v.string(),
  allowedEvents: v.array(v.picklist(['decideRelief', 'endRelief'])),
})
