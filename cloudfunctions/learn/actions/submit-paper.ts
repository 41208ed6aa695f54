import type { ParsedInputOf } from '../../contract'
import { answersProblem } from '../../domain/quiz'
import { action } from '../../kit/create-function'
import { present, refuse } from '../../kit/errors'
import { tasks } from '../../tasks/repository'
import { handIn } from '../hand-in'
import { toResult } from '../paper'
import type { QuizPaper } from '../quiz-repository'
import { standingOf } from '../quiz-standing'
import { courses, type QuizRules } from '../repository'

export const submitPaper = action('learn.submitPaper', {
  access: () => null,
  async run({ input, actor: { member }, now }) {
    const isOwn = (paper: QuizPaper) => paper.memberId === member.id && paper.branchId === member.branchId
    const { paper, result, isCourseDone } = await handIn({
      paperId: input.paperId,
      admit: (found) => present(found && isOwn(found) ? found : null),
      answersTo: (found) => fitting(found, input.answers),
      now,
    })
    return { result: toResult(paper), quiz: standingOf(await rulesOf(paper), result), isCourseDone }
  },
})

type Answers = ParsedInputOf<'learn.submitPaper'>['answers']

function fitting({ questions }: QuizPaper, answers: Answers): Answers {
  const problem = answersProblem(questions, answers)
  if (!problem) return answers
  return refuse('INVALID_INPUT', problem.sentence, { [`answers.${problem.place}`]: problem.sentence })
}

/** The rules of today, which the next paper follows; those of the paper when there is no quiz any more. */
async function rulesOf({ sourceKind, sourceId, rules }: QuizPaper): Promise<QuizRules> {
  if (sourceKind === 'course') return (await courses.get(sourceId))?.quiz ?? rules
  const work = (await tasks.get(sourceId))?.work
  return work?.kind === 'quiz' ? work.quiz : rules
}
