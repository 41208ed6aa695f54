/** What the tests of the ledger of credit hours start from. */
import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { CreditGrant, CreditSession, LearningYear } from '../../../cloudfunctions/learn/hours-repository'
import { dayOf, startOfDay, yearOf } from '../../../miniprogram/shared/calendar'
import { aBranch, aMember, type World } from '../../support/world'

export type SessionDraft = InputOf<'learn.saveSession'>

export class Ledgers {
  constructor(private readonly world: World) {}

  get today() {
    return startOfDay(dayOf(this.world.now()))
  }

  get thisYear() {
    return yearOf(this.world.now())
  }

  get lastYear() {
    return this.thisYear - 1
  }

  /** A branch with its organizer and so many members. */
  async branch(size = 3) {
    const { branchId, groupId, name } = aBranch(this.world)
    const keeper = await aMember(this.world, { branchId, roles: ['organizer'] })
    const members: Member[] = []
    for (let count = 0; count < size; count++) members.push(await aMember(this.world, { branchId, groupId }))
    return { branchId, groupId, name, keeper, members, ids: members.map(({ _id }) => _id) }
  }

  aSession(memberIds: readonly string[], changes: Partial<SessionDraft> = {}): SessionDraft {
    return {
      sessionId: null,
      version: 0,
      source: 'lecture',
      title: '党课：怎样读一份文件',
      heldAt: this.today,
      tenths: 20,
      memberIds: [...memberIds],
      ...changes,
    }
  }

  save(as: Member, draft: SessionDraft, requestId?: string) {
    return this.world.data('learn.saveSession', draft, { as, ...(requestId && { requestId }) })
  }

  sessionOf(sessionId: string): CreditSession {
    return this.world.only<CreditSession>('creditSessions', { _id: sessionId })
  }

  grantsOf(memberId: string): CreditGrant[] {
    return this.world.find<CreditGrant>('creditGrants', { memberId })
  }

  sumsIn(memberId: string, year: number): LearningYear['tenths'] {
    return this.world.find<LearningYear>('learningYears', { _id: `${memberId}_${year}` })[0]?.tenths ?? {}
  }

  auditsOf(targetId: string): string[] {
    return this.world.find<{ what: string }>('auditLog', { targetId }).map(({ what }) => what)
  }

  /** Half an hour for a lesson, as the heartbeats grant it. @returns the id of the grant */
  aLessonOf({ _id: memberId, branchId }: Member): string {
    const grantId = `lesson_some_${memberId}`
    const [year, at] = [this.thisYear, this.today]
    const grant = { memberId, branchId, year, source: 'lesson', tenths: 5, title: '第 1 讲', at }
    this.world.insert('creditGrants', [{ _id: grantId, key: `${at}_${grantId}`, ...grant }])
    const sums = { tenths: { lesson: 5 }, courses: {}, quizzes: {} }
    this.world.insert('learningYears', [{ _id: `${memberId}_${year}`, memberId, branchId, year, ...sums }])
    return grantId
  }

  /** What the grants of a member add up to must be what the member's years say. */
  expectSumsOf(memberIds: readonly string[]): void {
    for (const memberId of memberIds) {
      const added: Record<string, number> = {}
      for (const { year, source, tenths } of this.grantsOf(memberId)) {
        added[`${year} ${source}`] = (added[`${year} ${source}`] ?? 0) + tenths
      }
      const stored = this.world
        .find<LearningYear>('learningYears', { memberId })
        .flatMap(({ year, tenths }) =>
          Object.entries(tenths).map(([source, sum]) => [`${year} ${source}`, sum] as const),
        )
        .filter(([, sum]) => sum !== 0)
      expect(Object.fromEntries(stored)).toEqual(added)
    }
  }
}
