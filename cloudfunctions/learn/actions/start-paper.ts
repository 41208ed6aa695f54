import { isAbandoned } from '../../domain/quiz'
import { action, type RunContext } from '../../kit/create-function'
import { present, refuse } from '../../kit/errors'
import { handInEmpty } from '../hand-in'
import { drawPaper, toPaper } from '../paper'
import { quizPapers, quizResultId, quizResults, type QuizPaper, type QuizResult } from '../quiz-repository'
import { quizOf, type Quiz } from '../quiz-source'

type Context = RunContext<'learn.startPaper'>

/** Somebody with several devices may be a paper ahead of what was read; then it is looked at anew. */
const maxAttempts = 5

export const startPaper = action('learn.startPaper', {
  access: () => null,
  async run(context) {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const paper = await start(context)
      if (paper) return toPaper(paper)
    }
    return refuse('BUSY')
  },
})

/** The open paper, or a new one; null when the standing has moved on since it was read. */
async function start(context: Context): Promise<QuizPaper | null> {
  const { quiz, result } = await quizOf(context)
  const open = result?.openPaperId ? await quizPapers.get(result.openPaperId) : null
  if (open) return stillOpen(open, context.now)
  refuseStart(quiz, result)
  return begin(context, { quiz, result })
}

async function stillOpen(paper: QuizPaper, now: number): Promise<QuizPaper | null> {
  if (paper.submitted) return null
  if (!isAbandoned(paper, now)) return paper
  await handInEmpty(paper, now)
  return null
}

function refuseStart({ isClosed, rules: { maxTries } }: Quiz, result: QuizResult | null): void {
  if (isClosed) refuse('WRONG_STATE', '这个任务已经结束，不再出新的试卷。')
  if (maxTries !== null && result && result.tries >= maxTries) {
    refuse('WRONG_STATE', `这份测验最多答 ${maxTries} 次，已经用完了。`)
  }
}

/**
 * Without a transaction: the paper's id says which try it is, so that of several starts at once one draws and the others
 * meet its paper, and a start that ended half way is taken up again.
 */
async function begin(
  { actor: { member }, now }: Context,
  { quiz, result }: { quiz: Quiz; result: QuizResult | null },
): Promise<QuizPaper | null> {
  const drawn = await drawPaper({ quiz, member, serial: (result?.tries ?? 0) + 1, now })
  const isNew = await quizPapers.create(drawn)
  const paper = isNew ? drawn : present(await quizPapers.get(drawn._id))
  if (!paper.submitted) await noteStart(paper, result)
  return stillOpen(paper, now)
}

/** Nothing is left to note when another call was first, or when the paper is handed in by now. */
async function noteStart(paper: QuizPaper, result: QuizResult | null): Promise<void> {
  const { _id: openPaperId, sourceKind, sourceId, branchId, memberId } = paper
  const _id = quizResultId(sourceId, memberId)
  if (result) {
    const { tries } = result
    await quizResults.updateIf({ _id, tries }, { tries: tries + 1, openPaperId })
    return
  }
  const none = { bestCount: null, passedAt: null, lastPaperId: null }
  await quizResults.create({ _id, sourceKind, sourceId, branchId, memberId, tries: 1, openPaperId, ...none })
}
