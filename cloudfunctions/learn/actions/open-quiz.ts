import { isAbandoned } from '../../domain/quiz'
import { action } from '../../kit/create-function'
import { handInEmpty } from '../hand-in'
import { toPaper, toResult } from '../paper'
import { quizPapers, type QuizPaper, type QuizResult } from '../quiz-repository'
import { quizOf } from '../quiz-source'
import { standingOf } from '../quiz-standing'

export const openQuiz = action('learn.openQuiz', {
  access: () => null,
  async run(context) {
    const { quiz, result } = await quizOf(context)
    const { standing, open, last } = await papersOf(result, context.now)
    return {
      title: quiz.title,
      courseId: quiz.sourceKind === 'course' ? quiz.sourceId : null,
      quiz: standingOf(quiz.rules, standing),
      paper: open && toPaper(open),
      result: last && toResult(last),
    }
  },
})

interface Papers {
  readonly standing: QuizResult | null
  readonly open: QuizPaper | null
  readonly last: QuizPaper | null
}

/** While a paper is open, the last one stays away: the same questions may stand on both. */
async function papersOf(standing: QuizResult | null, now: number): Promise<Papers> {
  const id = standing?.openPaperId ?? standing?.lastPaperId
  const paper = id ? await quizPapers.get(id) : null
  if (!paper || paper.submitted) return { standing, open: null, last: paper }
  if (!isAbandoned(paper, now)) return { standing, open: paper, last: null }
  const handed = await handInEmpty(paper, now)
  return { standing: handed.result, open: null, last: handed.paper }
}
