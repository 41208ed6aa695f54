/** Answers for quizzes, tasks, the year and the certificate: a test says what matters to it and takes the rest from here. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { at } from './answers'

type OpenQuiz = OutputOf<'learn.openQuiz'>
export type Paper = NonNullable<OpenQuiz['paper']>
export type Result = NonNullable<OpenQuiz['result']>
export type MyTask = OutputOf<'tasks.openMine'>
export type ListedTask = OutputOf<'tasks.listMine'>['items'][number]
export type Reflection = NonNullable<MyTask['reflection']>

export const standing = (changes: Partial<OpenQuiz['quiz']> = {}): OpenQuiz['quiz'] => ({
  questionCount: 3,
  passCount: 2,
  limitMinutes: 10,
  maxTries: 3,
  tries: 0,
  bestCount: null,
  isPassed: false,
  isOpen: false,
  ...changes,
})

const questions: Paper['questions'] = [
  {
    kind: 'single',
    stem: '支部党员大会一般多久召开一次？',
    options: ['每月一次', '每季度一次', '每半年一次', '每年一次'],
  },
  {
    kind: 'multiple',
    stem: '组织生活会前要做哪些准备？',
    options: ['学习文件', '听取意见', '谈心谈话', '写好检查材料'],
  },
  { kind: 'trueFalse', stem: '预备党员没有表决权。', options: ['正确', '错误'] },
]

/** @param endsAt epoch ms; null without a limit */
export const paper = (endsAt: number | null = null): Paper => ({ paperId: 'paper-1', startedAt: 0, endsAt, questions })

const explanations = ['支部工作条例第十一条。', '会前准备要做足这几件。', '有发言权，没有表决权。']
const right = [[1], [0, 1, 2], [0]]

/** A marked paper: the first question right, the second half chosen, the third as `third` says. */
export const result = (changes: Partial<Result> = {}, third: number[] = [0]): Result => ({
  paperId: 'paper-1',
  submittedAt: at('2026-10-14 19:20'),
  correctCount: 2,
  questionCount: 3,
  passCount: 2,
  isPassed: true,
  isLate: false,
  items: questions.map((question, index) => {
    const chosen = [[1], [0], third][index]!
    return {
      ...question,
      chosen,
      right: right[index]!,
      isCorrect: chosen.join() === right[index]!.join(),
      explanation: explanations[index]!,
    }
  }),
  ...changes,
})

export const quiz = (changes: Partial<OpenQuiz> = {}): OpenQuiz => ({
  title: '开好组织生活会',
  courseId: 'course-1',
  quiz: standing(),
  paper: null,
  result: null,
  ...changes,
})

export const listed = (taskId: string, changes: Partial<ListedTask> = {}): ListedTask => ({
  taskId,
  kind: 'article',
  title: `任务 ${taskId}`,
  dueAt: at('2026-10-16 23:59'),
  isLearningDay: false,
  wantsReflection: false,
  isClosed: false,
  state: 'toDo',
  ...changes,
})

export const listOf = (items: ListedTask[], nextCursor: string | null = null): OutputOf<'tasks.listMine'> => ({
  areRemindersOn: true,
  items,
  nextCursor,
})

export const reflection = (changes: Partial<Reflection> = {}): Reflection => ({
  reflectionId: 'reflection-1',
  version: 1,
  state: 'submitted',
  text: '读完以后我想先从自己的宿舍做起。',
  pictures: [],
  submittedAt: at('2026-10-14 10:00'),
  answers: [],
  ...changes,
})

/** What the secretary has said to it. */
export const answered = (changes: Partial<Reflection['answers'][number]> = {}): Reflection['answers'][number] => ({
  verdict: 'return',
  text: '说得实在。再写写你准备怎么做。',
  byName: '陈一鸣',
  at: at('2026-10-14 16:00'),
  ...changes,
})

export const picture = (
  name: string,
  check: Reflection['pictures'][number]['check'] = 'passed',
): Reflection['pictures'][number] => ({
  fileId: `cloud://env/reflections/${name}.jpg`,
  url: check === 'refused' ? null : `https://files/${name}.jpg`,
  check,
})

/** An article to read and to write about. */
export const myTask = (changes: Partial<MyTask> = {}): MyTask => ({
  taskId: 'task-1',
  kind: 'article',
  title: '读一篇党史小故事',
  note: '读完写几句自己的话。',
  dueAt: at('2026-10-16 23:59'),
  isLearningDay: true,
  isClosed: false,
  state: 'toDo',
  isWorkDone: false,
  text: '第一段。\n第二段。',
  course: null,
  quiz: null,
  wantsReflection: true,
  reflection: null,
  allowedEvents: ['confirmRead'],
  ...changes,
})

type OpenYear = OutputOf<'learn.openYear'>

export const grant = (
  grantId: string,
  changes: Partial<OpenYear['items'][number]> = {},
): OpenYear['items'][number] => ({
  grantId,
  source: 'lesson',
  title: '会前听意见的三个办法',
  tenths: 5,
  at: at('2026-10-12 20:00'),
  ...changes,
})

export const openYear = (changes: Partial<OpenYear> = {}): OpenYear => ({
  year: {
    year: 2026,
    totalTenths: 125,
    targetTenths: 320,
    bySource: [
      { source: 'lesson', tenths: 55 },
      { source: 'lecture', tenths: 40 },
      { source: 'themeDay', tenths: 30 },
    ],
  },
  rule: { targetTenths: 320, source: '《中国共产党党员教育管理工作条例》第二十条' },
  years: [2026, 2025],
  items: [
    grant('g1'),
    grant('g2', { source: 'lecture', title: '党课：为什么要有组织生活', tenths: 20, at: at('2026-09-20 19:00') }),
  ],
  nextCursor: null,
  ...changes,
})

export const certificate = (): OutputOf<'learn.openCertificate'> => ({
  number: '2026-3F9A01BC',
  name: '林晓',
  branchName: '信息学院第二党支部',
  courseTitle: '开好组织生活会',
  lessonCount: 4,
  creditTenths: 25,
  doneAt: at('2026-10-14 20:00'),
})
