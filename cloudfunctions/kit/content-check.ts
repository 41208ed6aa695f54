/** WeChat's content check of what people write (RULES.md, platform: msgSecCheck v2). */
import { openapi } from './cloud'
import { logger } from './logger'

/** Where the text appears, as msgSecCheck counts scenes. */
const scenes = { profile: 1, comment: 2, forum: 3, socialLog: 4 } as const

/**
 * pass: may be shown. review: a person has to look first. unavailable: the service did not answer, ask again later. Until
 * it passes nobody but the author sees the text. risky: refused.
 */
export type CheckVerdict = 'pass' | 'review' | 'unavailable' | 'risky'

export async function checkText(
  content: string,
  { openid, scene }: { openid: string; scene: keyof typeof scenes },
): Promise<CheckVerdict> {
  try {
    const { result } = await openapi.security.msgSecCheck({ version: 2, openid, scene: scenes[scene], content })
    // errcode 0 only says that the request succeeded; the verdict is `suggest`.
    if (result.suggest === 'pass') return 'pass'
    return result.suggest === 'risky' ? 'risky' : 'review'
  } catch (error) {
    // A check that is down delays; it never publishes and never loses.
    logger.error('content check failed', error)
    return 'unavailable'
  }
}
