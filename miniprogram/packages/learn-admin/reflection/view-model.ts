import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel, momentLabel } from '../../../shared/calendar'
import { stateLabels } from '../reflections/view-model'

type Reflection = OutputOf<'tasks.openReflection'>
type Waiting = OutputOf<'tasks.listReflections'>

export type Verdict = InputOf<'tasks.answerReflection'>['verdict']

const verdictLabels: Record<Verdict, string> = { accept: '通过', return: '退回修改', comment: '点评' }

/** What is said when an answer has been sent, and what is missing when it has no words. */
export const sentLabels: Record<Verdict, string> = { accept: '已通过', return: '已退回，会告诉本人', comment: '已点评' }
export const missingWords: Record<Verdict, string> = {
  accept: '',
  return: '写一句要改哪里，再退回。',
  comment: '点评还没有写。',
}

export function toView(reflection: Reflection, now: number) {
  const { reflectionId, version, state, text, pictures, submittedAt, answers, allowedEvents } = reflection
  return {
    reflectionId,
    version,
    authorName: reflection.authorName,
    taskTitle: reflection.taskTitle,
    text,
    submitted: `${momentLabel(submittedAt, now)} 交`,
    state: stateLabels[state],
    look: state === 'accepted' ? 'tag--done' : '',
    isWaiting: state === 'submitted',
    pictures: pictures.map(({ url, check }, index) => ({ key: index, url: url ?? '', isPending: check === 'pending' })),
    answers: answers.map(({ verdict, text: words, byName, at }) => ({
      key: at,
      by: `${byName}，${verdictLabels[verdict]}`,
      text: words,
      ago: agoLabel(at, now),
    })),
    canAccept: allowedEvents.includes('accept'),
    canReturn: allowedEvents.includes('return'),
    canComment: allowedEvents.includes('comment'),
  }
}

/** The one that has waited longest beside this one; null when all are answered. */
export function nextOf({ items }: Waiting, reflectionId: string) {
  const next = items.find((item) => item.reflectionId !== reflectionId)
  return next ? { id: next.reflectionId, label: `下一篇：${next.authorName}` } : null
}
