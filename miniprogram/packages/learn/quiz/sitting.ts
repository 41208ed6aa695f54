/** A paper while it is answered. Each answer is kept on the phone at once: a call or a crash loses nothing. */
import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'

export type Paper = OutputOf<'learn.startPaper'>

interface Kept {
  /** For each question the places of the chosen options, ascending. */
  readonly answers: readonly (readonly number[])[]
  /** The question on the screen, from 0. */
  readonly index: number
  /** Handed in by its owner, and perhaps not arrived. */
  readonly isHandedIn: boolean
}

export class Sitting {
  private kept: Kept

  /** With what this phone has kept of the paper. */
  constructor(readonly paper: Paper) {
    const nothing: Kept = { answers: paper.questions.map(() => []), index: 0, isHandedIn: false }
    const before = readDraft<Kept>(this.key)
    this.kept = before?.answers.length === paper.questions.length ? before : nothing
  }

  get index(): number {
    return this.kept.index
  }

  get answers(): number[][] {
    return this.kept.answers.map((chosen) => [...chosen])
  }

  get isHandedIn(): boolean {
    return this.kept.isHandedIn
  }

  /** Numbers of the questions without an answer, from 1. */
  get unanswered(): number[] {
    return this.kept.answers.flatMap((chosen, index) => (chosen.length === 0 ? [index + 1] : []))
  }

  /** Chooses an option of the question on the screen; with several right ones a second tap takes it back. */
  choose(place: number): void {
    const { answers, index } = this.kept
    const isMultiple = this.paper.questions[index]?.kind === 'multiple'
    const next = isMultiple ? toggled(answers[index] ?? [], place) : [place]
    this.keep({ answers: answers.map((chosen, each) => (each === index ? next : chosen)) })
  }

  /** Nothing lies before the first question and after the last. */
  goTo(index: number): void {
    this.keep({ index: Math.max(0, Math.min(index, this.paper.questions.length - 1)) })
  }

  markHandedIn(): void {
    this.keep({ isHandedIn: true })
  }

  /** When the server has the paper. */
  forget(): void {
    dropDraft(this.key)
  }

  private get key(): string {
    return `paper:${this.paper.paperId}`
  }

  private keep(changes: Partial<Kept>): void {
    this.kept = { ...this.kept, ...changes }
    keepDraft(this.key, this.kept)
  }
}

function toggled(chosen: readonly number[], place: number): number[] {
  if (chosen.includes(place)) return chosen.filter((other) => other !== place)
  return [...chosen, place].sort((one, other) => one - other)
}
