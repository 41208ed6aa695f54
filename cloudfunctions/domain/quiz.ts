/** Drawing a paper from a bank and marking it. Chance comes as an argument. */
import type { QuestionContent } from './question'

/** A whole number from 0 to below `bound`, each as likely as the others. */
export type Random = (bound: number) => number

/** The items in a random order (Fisher–Yates: every order is as likely as any other). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = random(last + 1)
    ;[result[last], result[other]] = [result[other] as T, result[last] as T]
  }
  return result
}

export interface DrawnQuestion extends Omit<QuestionContent, 'answer'> {
  /** Places of the right options in the order of this paper. */
  readonly right: readonly number[]
}

/** "以上都对" says something about the options before it. */
const refersToOthers = (option: string) => /^(以上|上述)/.test(option)

/** A question as a paper shows it: options shuffled, but for true/false and for one that speaks of those above it. */
export function drawQuestion<Q extends QuestionContent>(
  { answer, ...question }: Q,
  random: Random,
): Omit<Q, 'answer'> & DrawnQuestion {
  const order =
    question.kind === 'trueFalse' ? question.options.map((_option, place) => place) : orderOf(question, random)
  const options = order.map((place) => question.options[place] as string)
  const right = order.flatMap((place, shown) => (answer.includes(place) ? [shown] : []))
  return { ...question, options, right }
}

/** Old places in their new order. */
function orderOf({ options }: Pick<QuestionContent, 'options'>, random: Random): number[] {
  const stays = (place: number) => refersToOthers(options[place] ?? '')
  const places = options.map((_option, place) => place)
  const moved = shuffled(
    places.filter((place) => !stays(place)),
    random,
  )
  return places.map((place) => (stays(place) ? place : (moved.shift() as number)))
}

interface Counts {
  readonly questionCount: number
  readonly passCount: number
}

/** What a paper of a bank with so few questions asks; null when there is nothing to ask. */
export function countsFor({ questionCount, passCount }: Counts, available: number): Counts | null {
  if (available < 1) return null
  const count = Math.min(questionCount, available)
  return { questionCount: count, passCount: Math.max(1, Math.min(passCount, count)) }
}

/** What is on its way when the time is over still counts, ms. */
const graceMs = 30_000
/** After so long nobody comes back to a paper: it counts as handed in, late and empty, ms. */
const abandonedAfterMs = 3600_000

export const isLate = ({ endsAt }: { endsAt: number | null }, now: number) => endsAt !== null && now > endsAt + graceMs

export const isAbandoned = ({ endsAt }: { endsAt: number | null }, now: number) =>
  endsAt !== null && now > endsAt + abandonedAfterMs

type Answers = readonly (readonly number[])[]
type Marked = Pick<DrawnQuestion, 'kind' | 'options' | 'right'>

/** Why answers do not fit the paper, with the place of the question; null when they do. Missing ones count as unanswered. */
export function answersProblem(
  questions: readonly Marked[],
  answers: Answers,
): { readonly place: number; readonly sentence: string } | null {
  if (answers.length > questions.length) {
    const sentence = `这份只有 ${questions.length} 题，没有第 ${questions.length + 1} 题。`
    return { place: questions.length, sentence }
  }
  for (const [place, question] of questions.entries()) {
    const sentence = chosenProblem(question, answers[place] ?? [])
    if (sentence) return { place, sentence: `第 ${place + 1} 题${sentence}` }
  }
  return null
}

function chosenProblem({ kind, options }: Marked, chosen: readonly number[]): string | null {
  if (chosen.some((place) => place >= options.length)) return `只有 ${options.length} 个选项。`
  return kind !== 'multiple' && new Set(chosen).size > 1 ? '只能选一个。' : null
}

/** One list of places for each question, ascending and once. */
export function tidyAnswers(questions: readonly Marked[], answers: Answers): number[][] {
  return questions.map((_question, place) => [...new Set(answers[place])].sort((a, b) => a - b))
}

/** All right options and none besides. */
export function isCorrect({ right }: Pick<Marked, 'right'>, chosen: readonly number[]): boolean {
  return chosen.length === right.length && right.every((place) => chosen.includes(place))
}

export function countCorrect(questions: readonly Marked[], answers: Answers): number {
  return questions.filter((question, place) => isCorrect(question, answers[place] ?? [])).length
}
