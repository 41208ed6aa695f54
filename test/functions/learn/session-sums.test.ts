import fc from 'fast-check'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { CreditGrant, CreditSession } from '../../../cloudfunctions/learn/hours-repository'
import { startOfDay } from '../../../miniprogram/shared/calendar'
import { openWorld, type World } from '../../support/world'
import { Ledgers } from './hours-support'

let world: World
let ledgers: Ledgers
beforeAll(async () => {
  world = await openWorld()
  ledgers = new Ledgers(world)
})
afterAll(() => world.close())

interface Step {
  readonly what: 'create' | 'change' | 'retry' | 'kill' | 'remove'
  /** Which of the sessions there are. */
  readonly which: number
  readonly source: 'lecture' | 'themeDay' | 'meeting'
  readonly tenths: number
  readonly isLastYear: boolean
  readonly came: readonly string[]
}

const stepsBy = (ids: string[]) =>
  fc.array(
    fc.record<Step>({
      what: fc.constantFrom('create', 'change', 'retry', 'kill', 'remove'),
      which: fc.nat(2),
      source: fc.constantFrom('lecture', 'themeDay', 'meeting'),
      tenths: fc.integer({ min: 1, max: 80 }),
      isLastYear: fc.boolean(),
      came: fc.subarray(ids, { minLength: 1 }),
    }),
    { minLength: 3, maxLength: 8 },
  )

/** One keeper's doings with some sessions. */
class Story {
  readonly sessionIds: string[] = []
  private retry: () => Promise<unknown> = () => Promise.resolve()
  private serial = 0

  constructor(private readonly keeper: Member) {}

  async tell(step: Step): Promise<void> {
    const sessionId = this.sessionIds[step.which % Math.max(this.sessionIds.length, 1)]
    if (step.what === 'create') return this.save(step, null)
    if (step.what === 'retry') return void (await this.retry())
    if (!sessionId) return
    if (step.what === 'remove') return this.remove(sessionId)
    if (ledgers.sessionOf(sessionId).state === 'removed') return
    return step.what === 'change' ? this.save(step, sessionId) : this.kill(step, sessionId)
  }

  /** Whoever meets a half-written session saves it once more, as it is. */
  async settle(): Promise<void> {
    for (const sessionId of this.sessionIds) {
      const { state, version, source, title, heldAt, tenths, memberIds } = ledgers.sessionOf(sessionId)
      const draft = { sessionId, version, source, title, heldAt, tenths, memberIds: [...memberIds] }
      if (state === 'held') await ledgers.save(this.keeper, draft)
    }
  }

  async remove(sessionId: string): Promise<void> {
    await world.data('learn.removeSession', { sessionId }, { as: this.keeper })
  }

  private async save({ source, tenths, came, ...step }: Step, sessionId: string | null): Promise<void> {
    const version = sessionId === null ? 0 : ledgers.sessionOf(sessionId).version
    const draft = ledgers.aSession(came, { sessionId, version, source, tenths, heldAt: heldAtOf(step) })
    const options = { as: this.keeper, requestId: `${this.keeper._id}-${++this.serial}-${world.now()}` }
    // A retry that comes after other changes may be refused; it must not undo them.
    this.retry = () => world.call('learn.saveSession', draft, options)
    const saved = await world.data('learn.saveSession', draft, options)
    if (sessionId === null) this.sessionIds.push(saved.sessionId)
  }

  /** The change is written, and the function ends before anybody's grants are. */
  private async kill({ tenths, came, ...step }: Step, sessionId: string): Promise<void> {
    const before = ledgers.sessionOf(sessionId)
    const unsettled = [...new Set([...before.unsettled, ...before.memberIds, ...came])]
    const change = { tenths, heldAt: heldAtOf(step), memberIds: came, unsettled }
    const written = { ...change, version: before.version + 1, savedWith: 'killed' }
    await world.update('creditSessions', { _id: sessionId }, { $set: written })
  }
}

const heldAtOf = ({ isLastYear }: Pick<Step, 'isLastYear'>) =>
  isLastYear ? startOfDay(`${ledgers.lastYear}-06-18`) : ledgers.today

/** What a member's grants must be: one for the lesson, one for each session that was held and attended. */
function expectedOf({ _id: memberId, branchId }: Member, lesson: string): string[] {
  const sessions = world
    .find<CreditSession>('creditSessions', { branchId, state: 'held' })
    .filter(({ memberIds }) => memberIds.includes(memberId))
    .map(({ _id, source, tenths, heldAt }) => `session_${_id}_${memberId} ${source} ${tenths} ${heldAt}`)
  return [`${lesson} lesson 5 ${ledgers.today}`, ...sessions].sort()
}

const shortOf = ({ _id, source, tenths, at }: CreditGrant) => `${_id} ${source} ${tenths} ${at}`

test('after any sequence of saves, removals, retries and kills everybody’s sums are those of the grants', async () => {
  const { keeper, members, ids } = await ledgers.branch(4)
  const lessons = new Map(members.map((member) => [member, ledgers.aLessonOf(member)]))
  const property = fc.asyncProperty(stepsBy(ids), async (steps) => {
    const story = new Story(keeper)
    for (const step of steps) await story.tell(step)
    await story.settle()
    ledgers.expectSumsOf(ids)
    for (const [member, lesson] of lessons) {
      expect(ledgers.grantsOf(member._id).map(shortOf).sort()).toEqual(expectedOf(member, lesson))
    }
    for (const sessionId of story.sessionIds) await story.remove(sessionId)
    expect(ids.flatMap((id) => ledgers.grantsOf(id)).map(({ source }) => source)).toEqual(ids.map(() => 'lesson'))
    ledgers.expectSumsOf(ids)
  })
  await fc.assert(property, { numRuns: 15, endOnFailure: true })
})
