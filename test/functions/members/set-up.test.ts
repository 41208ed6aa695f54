import { openWorld, type World } from '../../support/world'

const secret = 'correct horse battery staple'
const input = {
  secret,
  committeeName: '信息学院党委',
  branchName: '信息学院第一党支部',
  name: '高岚',
  studentNumber: '20050031',
}

let world: World
beforeEach(async () => {
  world = await openWorld({ environment: { SETUP_SECRET: secret } })
})
afterEach(() => world.close())

test('the first administrator gets a committee, a branch and both offices, in one step', async () => {
  const { profile } = await world.data('members.setUp', input, { as: 'gao' })
  expect(profile).toMatchObject({ name: '高岚', branchName: '信息学院第一党支部', stage: 'full' })
  expect(profile.roles).toEqual([
    { role: 'committeeAdmin', unitId: 'root', unitName: '信息学院党委' },
    { role: 'secretary', unitId: profile.branchId, unitName: '信息学院第一党支部' },
  ])
  expect(world.find('auditLog', { action: 'members.setUp' })).toHaveLength(1)
  const roster = await world.data('members.listRoster', {}, { as: 'gao' })
  expect(roster).toMatchObject({ total: 1, items: [{ name: '高岚', isBound: true }] })
})

test('of five people who set up at once, one does', async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((number) => world.call('members.setUp', input, { as: `person-${number}` })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(Array(4).fill('WRONG_STATE'))
  expect(world.find('units')).toHaveLength(2)
  expect(world.find('members')).toHaveLength(1)
})

test('once there is a committee, the secret opens nothing', async () => {
  await world.data('members.setUp', input, { as: 'gao' })
  const refusal = await world.refusal('members.setUp', input, { as: 'second' })
  expect(refusal).toMatchObject({ code: 'WRONG_STATE', message: '这里已经有党委了，请管理员邀请你。' })
})

test('a wrong secret builds nothing, and after five of them the right one waits until the next day', async () => {
  for (let round = 0; round < 5; round++) {
    const refusal = await world.refusal('members.setUp', { ...input, secret: `guess ${round}` }, { as: 'guesser' })
    expect(refusal.code).toBe('FORBIDDEN')
  }
  expect(await world.refusal('members.setUp', input, { as: 'guesser' })).toMatchObject({ code: 'TOO_MANY' })
  expect(world.find('units')).toHaveLength(0)
  world.advance('+1d')
  await world.data('members.setUp', input, { as: 'guesser' })
})

test('twenty guesses at once are five', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_none, index) =>
      world.call('members.setUp', { ...input, secret: `guess ${index}` }, { as: 'fast' }),
    ),
  )
  const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
  expect(codes).toHaveLength(20)
  expect(codes.filter((code) => code === 'FORBIDDEN').length).toBeLessThanOrEqual(5)
})

test('without a secret in the environment nobody can set up', async () => {
  const bare = await openWorld()
  expect(await bare.refusal('members.setUp', { ...input, secret: 'undefined' }, { as: 'gao' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  await bare.close()
})

test('a name that is too long is refused by field before anything is tried', async () => {
  const long = { ...input, committeeName: '党'.repeat(41) }
  expect(await world.refusal('members.setUp', long, { as: 'gao' })).toMatchObject({
    code: 'INVALID_INPUT',
    fields: { committeeName: '党委名称最多 40 个字，现在是 41 个。' },
  })
  expect(world.find('claimTries')).toHaveLength(0)
})
