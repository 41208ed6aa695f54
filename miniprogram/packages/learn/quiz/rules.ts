/** Words of a quiz's rules: for its own page, for the course and the task that ask for it. */
export interface Rules {
  readonly questionCount: number
  readonly passCount: number
  /** Null without a limit. */
  readonly limitMinutes: number | null
  readonly maxTries: number | null
  readonly tries: number
  /** Right answers of the best try; null before the first. */
  readonly bestCount: number | null
  /** Begun and not handed in. */
  readonly isOpen: boolean
}

/** "答对 4 题通过" */
export function passLabel({ passCount, questionCount }: Pick<Rules, 'passCount' | 'questionCount'>): string {
  return passCount === questionCount ? '全部答对通过' : `答对 ${passCount} 题通过`
}

/** "5 题，答对 4 题通过，限时 10 分钟" */
export function rulesLabel(rules: Pick<Rules, 'questionCount' | 'passCount' | 'limitMinutes'>): string {
  const { questionCount, limitMinutes } = rules
  return `${questionCount} 题，${passLabel(rules)}，${limitMinutes === null ? '不限时' : `限时 ${limitMinutes} 分钟`}`
}

/** "可以答 2 次", "还可以答 1 次", "次数用完了", "可以重做" */
export function triesLabel(rules: Pick<Rules, 'maxTries' | 'tries' | 'isOpen'>): string {
  const { maxTries, tries } = rules
  if (maxTries === null) return '可以重做'
  if (!canTry(rules)) return '次数用完了'
  return tries === 0 ? `可以答 ${maxTries} 次` : `还可以答 ${Math.max(1, maxTries - tries)} 次`
}

/** Whether a paper is open or another one may be drawn. */
export function canTry({ isOpen, maxTries, tries }: Pick<Rules, 'maxTries' | 'tries' | 'isOpen'>): boolean {
  return isOpen || maxTries === null || tries < maxTries
}

export function quizVerb({ isOpen, tries }: Pick<Rules, 'isOpen' | 'tries'>): string {
  if (isOpen) return '接着答'
  return tries === 0 ? '去答题' : '再答一次'
}
