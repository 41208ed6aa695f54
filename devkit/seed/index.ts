/** Demo data: a small lifelike branch, or N times as much of it for the bench. */
import type { Cloud, Identity } from '../cloud'
import { seedContent } from './content'
import { seedDues } from './dues'
import { seedForum } from './forum'
import { seedLearn } from './learn'
import { seedMembership, type SeedOptions } from './membership'
import { seedPeople, type SeedWorld } from './people'

/** One domain's share of the demo data. */
export type Seeder = (cloud: Cloud, world: SeedWorld, options: SeedOptions) => Promise<void>

const seeders: readonly Seeder[] = [seedMembership, seedDues, seedLearn, seedForum, seedContent]

/** Fills an empty cloud; one that has a committee already is left as it is. */
export async function seed(cloud: Cloud, { scale = 1 }: { scale?: number } = {}): Promise<void> {
  cloud.identities.set(identities)
  if (cloud.database.find('units', { parentId: null }, { limit: 1 }).documents.length > 0) return
  const options = { scale, now: cloud.clock.now() }
  const world = seedPeople(options)
  for (const seeder of seeders) await seeder(cloud, world, options)
}

/** Whom the console offers to be. */
const identities: Identity[] = [
  { openid: 'demo-lin-xiao', label: '林晓', role: '党员' },
  { openid: 'demo-he-chuan', label: '何川', role: '在外实习的党员' },
  { openid: 'demo-luo-yu', label: '罗予', role: '预备党员' },
  { openid: 'demo-chen-yiming', label: '陈一鸣', role: '支部书记' },
  { openid: 'demo-zhou-ning', label: '周宁', role: '组织委员' },
  { openid: 'demo-gao-lan', label: '高岚', role: '党委管理员' },
]
