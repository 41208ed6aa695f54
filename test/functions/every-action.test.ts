/**
 * What holds for every action of the contract, present and future: wrong input, strangers, members without an office and
 * office holders of another branch get a coded refusal, never a fault and never data.
 */
import fc from 'fast-check'
import * as v from 'valibot'
import { contract, type Envelope } from '../../cloudfunctions/contract'
import type { ActionContract, FunctionContract } from '../../cloudfunctions/contract/define'
import { describeContract } from '../../cloudfunctions/contract/describe'
import { errorSentences } from '../../miniprogram/shared/error-codes'
import { roleLabels, wordsOf } from '../../miniprogram/shared/words'
import type { Member } from '../../cloudfunctions/directory/members'
import { seed } from '../../devkit/seed'
import { inputWith, junkInputs, type JsonSchema } from '../support/inputs'
import { aBranch, aMember, openWorld, type BranchOfTest, type World } from '../support/world'

interface AnyAction {
  readonly name: string
  readonly functionName: string
  readonly action: string
  readonly who: 'anyone' | 'member' | 'owner' | readonly string[]
  readonly input: JsonSchema
  readonly contract: ActionContract
}

const actions: readonly AnyAction[] = describeContract().map(({ function: functionName, action, roles, input }) => ({
  name: `${functionName}.${action}`,
  functionName,
  action,
  who: roles,
  input,
  contract: (contract[functionName as keyof typeof contract] as FunctionContract)[action]!,
}))
const named = (chosen: readonly AnyAction[]) => chosen.map((action) => [action.name, action] as const)
const isForOffices = ({ who }: AnyAction) => typeof who !== 'string'

let world: World
/** A branch with everything in it that the demo has. */
let target: { branchId: string; people: readonly Member[] }
/** Another branch, whose people must never see anything of it. */
let own: BranchOfTest
beforeAll(async () => {
  world = await openWorld()
  await seed(world.cloud)
  const branchId = world.only<Member>('members', { name: '林晓' }).branchId
  target = { branchId, people: world.find<Member>('members', { branchId }) }
  own = aBranch(world, { name: '别的支部' })
})
afterAll(() => world.close())

const everyBranchOffice = wordsOf(roleLabels).filter((role) => role !== 'committeeAdmin' && role !== 'groupLeader')

function call({ functionName, action }: AnyAction, input: unknown, as: string): Promise<Envelope<unknown>> {
  return world.cloud.invoke(functionName, { action, input }, { openid: as }) as Promise<Envelope<unknown>>
}

/** An input that the contract accepts, about records of the target branch. */
function aboutTarget(action: AnyAction): object {
  return inputWith(action.input, knownValues())
}

function knownValues(): Readonly<Record<string, unknown>> {
  const { branchId, people } = target
  const idOf = (collection: string) => world.find(collection, { branchId })[0]?._id ?? 'none'
  const member = people.find(({ roles, openid }) => roles.length === 0 && openid !== null)!
  return {
    branchId,
    unitId: branchId,
    parentId: branchId,
    groupId: null,
    memberId: member._id,
    toMemberId: member._id,
    joinRequestId: idOf('joinRequests'),
    code: idOf('invitations'),
    courseId: idOf('courses'),
    lessonId: idOf('lessons'),
    learnerId: idOf('learners'),
    sourceId: idOf('courses'),
    paperId: idOf('quizPapers'),
    sessionId: idOf('creditSessions'),
    bankId: idOf('questionBanks'),
    questionId: idOf('questions'),
    taskId: idOf('tasks'),
    reflectionId: idOf('reflections'),
    topicId: idOf('topics'),
    postId: idOf('posts'),
    articleId: idOf('articles'),
    itemId: idOf('contentItems'),
    versionId: idOf('contentVersions'),
    // Taking back what was never there changes nothing, and is no secret.
    isFavourite: true,
    isSubscribed: true,
    reliefId: idOf('duesReliefs'),
    remittanceId: idOf('duesRemittances'),
    differenceId: idOf('duesDifferences'),
    orderId: idOf('duesOrders'),
    receiptId: idOf('duesReceipts'),
    studentNumber: '20990001',
    phone: '',
    month: '2026-11',
    months: ['2026-11'],
    from: '2026-11',
    through: '2026-12',
    year: 2026,
    studiedOn: '2026-11-18',
    remittedOn: '2026-11-18',
    joinedOn: null,
  }
}

/** A refusal that names a code of the vocabulary and says something to a person. */
function expectRefusal(envelope: Envelope<unknown>, about: unknown): string {
  if (envelope.ok) throw new Error(`answered with data to ${JSON.stringify(about)}: ${JSON.stringify(envelope.data)}`)
  const { code, message } = envelope.error
  if (code === 'INTERNAL') throw new Error(`failed on ${JSON.stringify(about)}: ${faultsLogged()}`)
  expect(Object.keys(errorSentences)).toContain(code)
  expect(message).toMatch(/[一-鿿]/)
  return code
}

function faultsLogged(): string {
  return world.cloud.calls.flatMap(({ logs }) => logs.filter((line) => line.startsWith('error'))).join('\n')
}

/** Nothing of the target branch's people or names in what was answered. */
function expectNothingOfTarget(envelope: Envelope<unknown>): void {
  const text = JSON.stringify(envelope)
  const leaked = target.people.flatMap(({ _id, name, studentNumber }) =>
    [_id, name, studentNumber].filter((word) => text.includes(word)),
  )
  expect(leaked).toEqual([])
}

describe('wrong input', () => {
  test.each(named(actions))('to %s is refused by field, and nothing breaks', async (name, action) => {
    const caller = await aMember(world, { branchId: own.branchId, groupId: own.groupId, roles: [...everyBranchOffice] })
    for (const input of junkInputs(action.input, aboutTarget(action), name)) {
      const isSound = v.safeParse(action.contract.input, input ?? {}).success
      const envelope = await call(action, input, caller.openid!)
      if (isSound) {
        if (!envelope.ok) expectRefusal(envelope, input)
        expectNothingOfTarget(envelope)
      } else {
        expect(expectRefusal(envelope, input)).toBe('INVALID_INPUT')
      }
    }
  })

  test('the inputs that these tests start from are sound', () => {
    for (const action of actions) {
      const { issues } = v.safeParse(action.contract.input, aboutTarget(action))
      expect([action.name, issues?.map(({ message }) => message)]).toEqual([action.name, undefined])
    }
  })

  const odd: unknown[] = [
    undefined,
    null,
    7,
    '',
    'main',
    'constructor',
    '__proto__',
    {},
    [],
    { toString: 1, valueOf: 1 },
  ]
  test.each(Object.keys(contract))('an action of %s that is no action is unknown', async (functionName) => {
    for (const action of odd) {
      const envelope = (await world.cloud.invoke(
        functionName,
        { action, input: {} },
        { openid: 'odd' },
      )) as Envelope<unknown>
      expect(expectRefusal(envelope, action)).toBe('UNKNOWN_ACTION')
    }
  })
})

describe('a stranger', () => {
  test.each(named(actions.filter(({ who }) => who !== 'anyone')))('is refused by %s', async (_name, action) => {
    const envelope = await call(action, aboutTarget(action), 'a-stranger')
    expect(expectRefusal(envelope, action.name)).toBe('NOT_JOINED')
  })

  test.each(named(actions.filter(({ who }) => who === 'anyone')))('learns nobody from %s', async (_name, action) => {
    const envelope = await call(action, { ...aboutTarget(action), code: undefined }, 'another-stranger')
    if (!envelope.ok) expectRefusal(envelope, action.name)
    expectNothingOfTarget(envelope)
  })
})

test.each(named(actions.filter(isForOffices)))(
  'a member of the branch without an office is refused by %s',
  async (_name, action) => {
    const plain = await aMember(world, { branchId: target.branchId })
    expect(expectRefusal(await call(action, aboutTarget(action), plain.openid!), action.name)).toBe('FORBIDDEN')
  },
)

describe('every office in another branch', () => {
  /** What one test leaves is what the next one finds: everything is looked through once a test. */
  let stored: ReadonlyMap<string, object> | null = null

  test.each(named(actions))('opens nothing of this branch through %s', async (_name, action) => {
    const foreign = await aMember(world, {
      branchId: own.branchId,
      groupId: own.groupId,
      roles: [...everyBranchOffice, 'groupLeader'],
    })
    const input = aboutTarget(action)
    stored ??= storedOfTarget()
    const envelope = await call(action, input, foreign.openid!)
    if (action.who !== 'anyone') expectNothingOfTarget(envelope)
    if (!envelope.ok) expectRefusal(envelope, input)
    // Whoever names a record of the branch is refused; the others act on their own branch, which is theirs.
    if (namesTheBranch(input) && action.who !== 'anyone') expectRefusal(envelope, input)
    const before = stored
    stored = storedOfTarget()
    expectUnchanged(before, stored)
  })
})

function namesTheBranch(input: object): boolean {
  const ids = Object.entries(input).filter(([key]) => /^(branchId|.*Id|code)$/.test(key))
  return ids.some(([, id]) => id !== null)
}

/** Everything stored about the branch. Reading leaves lines in the access log alone. */
function storedOfTarget(): ReadonlyMap<string, object> {
  const ids = new Set(target.people.map(({ _id }) => _id))
  const isTheirs = ({ branchId, memberId, _id }: Record<string, unknown>) =>
    branchId === target.branchId || ids.has(String(memberId)) || ids.has(String(_id))
  const all = world.cloud.database.collections().flatMap(({ name }) => world.find(name).map((each) => ({ name, each })))
  return new Map(all.flatMap(({ name, each }) => (isTheirs(each) ? [[`${name}/${String(each._id)}`, each]] : [])))
}

/** The database writes a document anew when it changes: what is the same object has not been touched, and need not be looked at. */
function expectUnchanged(before: ReadonlyMap<string, object>, after: ReadonlyMap<string, object>): void {
  expect([...after.keys()].filter((id) => !before.has(id))).toEqual([])
  for (const [id, document] of before) if (after.get(id) !== document) expect(after.get(id)).toEqual(document)
}

test('the samples of wrong input are the same in every run', () => {
  const [first] = actions
  const samples = () => junkInputs(first!.input, aboutTarget(first!), first!.name)
  expect(samples()).toEqual(samples())
  expect(fc.hash(JSON.stringify(samples()))).toBe(fc.hash(JSON.stringify(samples())))
})
