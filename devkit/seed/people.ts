/**
 * The people of the demo: three branches of a college, invented. The figures of the second branch match the pictures in
 * the README; a larger scale adds branches of the usual size and lets the second branch grow to the largest real ones.
 */
import type { Member } from '../../cloudfunctions/directory/members'
import type { Unit } from '../../cloudfunctions/directory/units'
import { Cast } from './cast'
import { firstBranch, secondBranch, thirdBranch } from './demo-people'

export interface SeedBranch {
  readonly unit: Unit
  readonly groups: readonly Unit[]
  readonly members: readonly Member[]
}

export interface SeedWorld {
  readonly committee: Unit
  /** The second branch of the college comes first: it is the one that demo identities live in. */
  readonly branches: readonly SeedBranch[]
  /** Everybody, of all branches. */
  readonly members: readonly Member[]
  /** Somebody of the demo by name; throws when there is no such person. */
  person(name: string): Member
}

/** Members of each branch at scale 1. */
const sizes = { second: secondBranch.length, first: 14, third: 18 } as const
/** Larger branches are divided; the limit keeps a large scale lifelike. */
const largestBranch = 200
const usualBranch = 26

export function seedPeople({ scale, now }: { scale: number; now: number }): SeedWorld {
  const cast = new Cast(now)
  const second = Math.min(sizes.second * scale, largestBranch)
  const branches = [
    cast.branch({ id: 'branch-2', name: '信息学院第二党支部', people: secondBranch, size: second, groups: 3 }),
    cast.branch({ id: 'branch-1', name: '信息学院第一党支部', people: firstBranch, size: sizes.first, groups: 1 }),
    cast.branch({ id: 'branch-3', name: '研究生第三党支部', people: thirdBranch, size: sizes.third, groups: 2 }),
  ]
  let rest = (sizes.second + sizes.first + sizes.third) * scale - second - sizes.first - sizes.third
  for (let number = 4; rest > 0; number++) {
    const size = Math.min(usualBranch, rest)
    branches.push(cast.branch({ id: `branch-${number}`, name: `第${number}党支部`, people: [], size, groups: 2 }))
    rest -= size
  }
  const members = branches.flatMap((branch) => branch.members)
  const known = branches.slice(0, 3).flatMap((branch) => branch.members)
  return {
    committee: cast.committee,
    branches,
    members,
    person(name) {
      const member = known.find((somebody) => somebody.name === name)
      if (!member) throw new Error(`nobody in the demo is called ${name}`)
      return member
    },
  }
}
