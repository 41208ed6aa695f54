/** Banks of questions of the demo. Every figure in them stands in RULES.md or in the regulation that is named. */
import { branchLife } from './branch-life'
import { duesAndAdmission } from './dues-and-admission'
import type { BankPlan } from './lines'
import { memberRules } from './member-rules'

export const bankPlans: readonly BankPlan[] = [branchLife, memberRules, duesAndAdmission]
