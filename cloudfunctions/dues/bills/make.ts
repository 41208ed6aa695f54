/** Makes the bills of one branch and month. What is there already stays as it is, so repeating it is harmless. */
import type { Month } from '../../../miniprogram/shared/calendar'
import { isLiable } from '../../domain/dues-bills'
import { memberCollection, type Member } from '../../directory/members'
import { transaction } from '../../kit/database'
import type { Bill, DuesProfile } from '../records'
import { bills, billsOfMonth, profiles } from '../repository'
import { YearBook } from '../year-book'
import { newBill } from './assess'

export interface MadeBills {
  readonly madeCount: number
  readonly keptCount: number
  /** Owe the month, but nobody has confirmed their base. */
  readonly skippedCount: number
}

/** Bills of one transaction: many, to be quick, and few enough to be far from its 30 s. */
const batchSize = 200

export async function makeBranchBills(branchId: string, month: Month): Promise<MadeBills> {
  const [members, present] = await Promise.all([
    memberCollection.find({ branchId }, { limit: 1000 }),
    billsOfMonth(branchId, month),
  ])
  const billed = new Set(present.map(({ memberId }) => memberId))
  const liable = members.filter((member) => isLiable(member, month) && !billed.has(member._id))
  const profileOf = await ownProfiles(branchId, liable)
  const drafts = liable.flatMap(
    (member) => newBill({ member, profile: profileOf.get(member._id) ?? null }, month) ?? [],
  )
  let madeCount = 0
  for (let start = 0; start < drafts.length; start += batchSize) {
    madeCount += await createBatch(drafts.slice(start, start + batchSize), month)
  }
  const keptCount = present.length + drafts.length - madeCount
  return { madeCount, keptCount, skippedCount: liable.length - drafts.length }
}

/** A profile goes with its member: what a transferred one left with the old branch is moved here. */
async function ownProfiles(branchId: string, members: readonly Member[]): Promise<ReadonlyMap<string, DuesProfile>> {
  const found = await profiles.getMany(members.map(({ _id }) => _id))
  const strayed = found.filter((profile) => profile.branchId !== branchId)
  await Promise.all(strayed.map(({ _id }) => profiles.update(_id, { branchId })))
  return new Map(found.map((profile) => [profile._id, profile]))
}

/** @returns how many of them were new: a member may have paid ahead, or another run may have made them, in between */
function createBatch(drafts: readonly Bill[], month: Month): Promise<number> {
  return transaction(async (tx) => {
    const present = new Set((await bills.getMany(drafts.map(({ _id }) => _id))).map(({ _id }) => _id))
    const missing = drafts.filter(({ _id }) => !present.has(_id))
    const [first] = missing
    if (!first) return 0
    const yearBook = new YearBook(tx)
    await tx.createMany(bills, missing)
    const dueFen = missing.reduce((sum, { amountFen }) => sum + amountFen, 0)
    await yearBook.add(first.branchId, month, { dueFen })
    await yearBook.save()
    return missing.length
  })
}
