/**
 * Words between one member and those who speak for the branch: notes of reports, appeals, reasons, answers. Nobody else
 * reads them, so that a check which is out of reach or in doubt holds nothing up; what is risky is refused all the same.
 */
import { checkText } from '../kit/content-check'
import { refuse } from '../kit/errors'

const sentence = '这段话没有通过微信的检查。不用引用原话，换个说法就行。'

/** @param field the input's field, under which a form shows the sentence */
export async function checkPrivateWords(text: string, field: string, openid: string): Promise<void> {
  if (text === '') return
  const verdict = await checkText(text, { openid, scene: 'comment' })
  if (verdict === 'risky') refuse('CONTENT_RISKY', sentence, { [field]: sentence })
}

/** A sentence for a field that this decision cannot do without. */
export function refuseWordless(text: string, field: string, missing: string): void {
  if (text === '') refuse('INVALID_INPUT', missing, { [field]: missing })
}
