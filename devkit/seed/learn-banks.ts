/** Banks of questions as they are stored. */
import type { Bank, Question } from '../../cloudfunctions/questions/repository'
import { timeKey } from '../../cloudfunctions/kit/ids'
import { bankPlans } from './questions'
import { textOf, type BankPlan } from './questions/lines'

const dayMs = 24 * 3600_000
/** Steps of scale for each bank of earlier years. */
const stepsPerOldBank = 10

export interface BankOfDemo {
  readonly bank: Bank
  readonly questions: readonly Question[]
}

export function banksFor({ branchId, scale, now }: { branchId: string; scale: number; now: number }): BankOfDemo[] {
  const old = Array.from({ length: Math.floor(scale / stepsPerOldBank) }, (_none, index) => oldBank(index + 1))
  return [...bankPlans, ...old].map((plan) => bankFrom(plan, branchId, now))
}

/** The same questions again, as a branch keeps them from year to year. */
function oldBank(serial: number): BankPlan {
  const title = `往年题目（第 ${serial} 套）`
  const lines = bankPlans.flatMap((plan) => plan.lines)
  return { id: `bank-archive-${String(serial).padStart(4, '0')}`, title, createdDaysAgo: 300 + serial * 30, lines }
}

function bankFrom({ id, title, createdDaysAgo, lines }: BankPlan, branchId: string, now: number): BankOfDemo {
  const createdAt = now - createdDaysAgo * dayMs
  const questions = lines.map((line, index): Question => {
    const _id = `${id}-${String(index + 1).padStart(3, '0')}`
    const key = timeKey(createdAt + index * 60_000, _id)
    return { _id, bankId: id, branchId, key, version: 1, savedWith: 'seed', ...textOf(line) }
  })
  const questionIds = questions.map(({ _id }) => _id)
  return { bank: { _id: id, branchId, key: timeKey(createdAt, id), title, questionIds, createdAt }, questions }
}
