import { askOnVisitOf } from './pictures'
import type { Post } from './post-repository'

/**
 * Whoever reads a post that waits for WeChat is its author (`canRead`), and is here: WeChat takes the pictures that it has
 * not judged yet (RULES.md, platform: two hours). Asks nobody when nothing waits. Never fails.
 */
export async function askOnVisit(posts: readonly Post[], now: number): Promise<void> {
  const waiting = posts.filter(({ awaits }) => awaits === 'wechat')
  await Promise.all(waiting.map((post) => askOnVisitOf(post, now)))
}
