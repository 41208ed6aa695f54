import type { Checks, TextCheck } from '../domain/moderation'
import { checkText, type CheckContext, type CheckVerdict } from '../kit/content-check'
import { refuse } from '../kit/errors'

export interface Words extends CheckContext {
  /** What comes with them is for a person to look at: a film. */
  readonly needsLook: boolean
}

const checkAfter: Readonly<Record<Exclude<CheckVerdict, 'risky'>, TextCheck>> = {
  pass: 'passed',
  review: 'doubtful',
  unavailable: 'asked',
}

/**
 * What WeChat says of somebody's words, as it is stored with them. Nobody is asked about '' (a post of pictures alone).
 * @throws Refusal CONTENT_RISKY
 */
export async function checkedWords(text: string, { openid, scene, needsLook }: Words): Promise<Checks> {
  const verdict = text === '' ? 'pass' : await checkText(text, { openid, scene })
  if (verdict === 'risky') refuse('CONTENT_RISKY')
  return { text: checkAfter[verdict], needsLook, isLookedAt: false, refusal: '' }
}
