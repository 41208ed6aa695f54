/** What the cases need before they can be measured: documents of the demo data, people who have just joined, open orders. */
import type { BenchWorld, Who } from './world'

// ---- what pages are opened with

export const invitation = (world: BenchWorld) => ({ code: world.invitation })

/** Another one each round: a look at a record leaves a line once a day. */
export const anyMember = (world: BenchWorld, place: number) => ({
  memberId: world.pick('members', { branchId: world.branchId }, { place })._id,
})

// ---- who writes what

export const reader = async (world: BenchWorld, place: number) => ({ who: boundMember(world, place), input: {} })

/** Somebody of the branch with a WeChat identity; another one each round, since one person may do only so much an hour. */
export function boundMember(world: BenchWorld, place: number): Who {
  const query = { branchId: world.branchId, openid: { $ne: null } }
  return { openid: String(world.pick('members', query, { place }).openid) }
}

export async function change(world: BenchWorld, round: number) {
  const { memberId, name, studentNumber } = await world.newEntry()
  const kept = { name, studentNumber, stage: 'full', status: 'inSchool', category: 'undergraduate', groupId: null }
  return {
    who: 'organizer' as const,
    input: { ...kept, memberId, className: `测量${round}班`, joinedOn: '2020-06-18' },
  }
}

export const newEntry = async (_world: BenchWorld, round: number) => ({
  who: 'organizer' as const,
  input: {
    name: '测量',
    studentNumber: `77${String(round).padStart(6, '0')}`,
    ...{ stage: 'full', status: 'inSchool', category: 'undergraduate', joinedOn: '2020-06-18' },
    ...{ groupId: null, className: '', phone: '' },
  },
})

export async function claimant(world: BenchWorld) {
  const { name, studentNumber } = await world.newEntry()
  return { who: world.stranger(), input: { code: world.invitation, name, studentNumber } }
}

export const applicant = async (world: BenchWorld, round: number) => ({
  who: world.stranger(),
  input: { code: world.invitation, name: '测量', studentNumber: `66${String(round).padStart(6, '0')}`, message: '' },
})

export async function requestToDecide(world: BenchWorld, round: number) {
  const person = { name: '测量', studentNumber: `55${String(round).padStart(6, '0')}`, message: '' }
  const asked = { code: world.invitation, ...person }
  const { joinRequestId } = await world.call('members.requestToJoin', asked, world.stranger())
  return { who: 'organizer' as const, input: { joinRequestId, decision: 'approve', stage: 'full' } }
}
