import type { Cloud } from '../cloud'
import { isSeeded, markSeeded, unmarkSeeded } from './running'

/** Demo data on first run, or when an earlier seeding was cut short. */
export async function seedOnFirstRun(cloud: Cloud): Promise<void> {
  if (!isSeeded()) await seedAfresh(cloud, 1)
}

/** Forgets everything, clock included, and fills in demo data. */
export async function seedAfresh(cloud: Cloud, scale: number): Promise<void> {
  const { seed } = await import('../seed')
  unmarkSeeded()
  await cloud.reset()
  await seed(cloud, { scale })
  markSeeded(scale)
}
