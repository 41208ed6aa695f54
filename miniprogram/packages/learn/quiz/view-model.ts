import type { OutputOf } from '../../../../cloudfunctions/contract'
import { questionKindLabels } from '../../../shared/words'
import { certificatePath } from '../components/lesson-list/lines'
import { canTry, rulesLabel, triesLabel } from './rules'
import type { Sitting } from './sitting'

type OpenQuiz = OutputOf<'learn.openQuiz'>
type Result = NonNullable<OpenQuiz['result']>
type ResultItem = Result['items'][number]

export type QuizView = ReturnType<typeof toView>
export type ResultView = ReturnType<typeof toResult>
export type QuestionView = ReturnType<typeof toQuestion>

export interface Source {
  readonly sourceKind: 'course' | 'task'
  readonly sourceId: string
}

const letters = 'ABCDEF'
/** Numbers that a question of the app names one by one. */
const longestList = 10

/** The quiz before and after a paper. @param isCourseDone by the paper that was just handed in */
export function toView({ title, courseId, quiz, result }: Omit<OpenQuiz, 'paper'>, isCourseDone = false) {
  const { bestCount, questionCount, isPassed } = quiz
  return {
    title,
    courseId,
    rules: rulesLabel(quiz).split('，'),
    tries: triesLabel(quiz),
    best: bestCount === null ? '' : `最好 ${bestCount}/${questionCount}${isPassed ? '，已通过' : ''}`,
    isTimed: quiz.limitMinutes !== null,
    canStart: canTry(quiz),
    isPassed,
    startVerb: quiz.tries === 0 ? '开始答题' : '再答一次',
    back: courseId === null ? '回到任务' : '回到课程',
    certificatePath: isCourseDone && courseId !== null ? certificatePath(courseId) : '',
    result: result && toResult(result),
  }
}

/** The question on the screen. */
export function toQuestion({ paper, answers, index }: Sitting) {
  const { kind, stem, options } = paper.questions[index]!
  return {
    number: index + 1,
    kind: questionKindLabels[kind],
    isMultiple: kind === 'multiple',
    stem,
    options: options.map((text, place) => ({
      letter: letters[place],
      text,
      isChosen: answers[index]?.includes(place) === true,
    })),
  }
}

/** Where one is in the paper, and which questions have an answer. */
export function toSheet({ paper, answers, index, unanswered }: Sitting) {
  const count = paper.questions.length
  return {
    place: `${index + 1} / ${count}`,
    parts: [Math.round(((index + 1) / count) * 100)],
    isFirst: index === 0,
    isLast: index === count - 1,
    answered: `已答 ${count - unanswered.length} / ${count}`,
    cells: answers.map((chosen, each) => ({
      number: each + 1,
      isAnswered: chosen.length > 0,
      isHere: each === index,
    })),
  }
}

/** What is asked before a paper is handed in. */
export function handInQuestion(unanswered: readonly number[]) {
  const named = unanswered.slice(0, longestList).join('、')
  const rest = unanswered.length > longestList ? '等' : ''
  if (unanswered.length === 0) return { title: '现在交卷？', content: '交了就不能再改。', confirmText: '交卷' }
  return {
    title: `还有 ${unanswered.length} 题没答`,
    content: `第 ${named} 题${rest}还空着。交了就不能再改。`,
    confirmText: '交卷',
    cancelText: '再看看',
  }
}

export function toResult({ correctCount, questionCount, passCount, isPassed, isLate, items }: Result) {
  return {
    correctCount,
    questionCount,
    isPassed,
    verdict: verdictOf(correctCount, { isPassed, passCount }),
    late: isLate ? '交到时已经过了时间，这次当作练习，不算通过。答案和解释都在下面。' : '',
    items: items.map(toItem),
  }
}

function verdictOf(count: number, { isPassed, passCount }: Pick<Result, 'isPassed' | 'passCount'>): string {
  if (isPassed) return '通过'
  return count < passCount ? `还差 ${passCount - count} 题` : ''
}

function toItem({ kind, stem, options, chosen, right, isCorrect, explanation }: ResultItem, index: number) {
  return {
    number: index + 1,
    kind: questionKindLabels[kind],
    stem,
    isCorrect,
    verdict: isCorrect ? '答对了' : chosen.length === 0 ? '没有作答' : '没答对',
    options: options.map((text, place) => ({
      letter: letters[place],
      text,
      isRight: right.includes(place),
      mark: markOf(chosen.includes(place), right.includes(place)),
    })),
    explanation,
  }
}

function markOf(isChosen: boolean, isRight: boolean): string {
  if (isChosen) return '你选的'
  return isRight ? '正确答案' : ''
}
