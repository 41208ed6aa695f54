/** Answers for the pages on which courses and banks are kept. */
import type { OutputOf } from '../../../cloudfunctions/contract'

export type Form = OutputOf<'learn.editCourse'>
export type Course = NonNullable<Form['course']>
export type Lesson = Course['lessons'][number]
export type Question = OutputOf<'questions.openBank'>['items'][number]

export const aLesson = (changes: Partial<Lesson> = {}): Lesson => ({
  lessonId: 'lesson-1',
  title: '会前听意见',
  kind: 'article',
  text: '先听，再说。',
  mediaFileId: '',
  slides: [],
  durationSeconds: 60,
  creditTenths: 5,
  ...changes,
})

export const aCourse = (changes: Partial<Course> = {}): Course => ({
  courseId: 'course-1',
  title: '开好组织生活会',
  theme: 'branchLife',
  goal: '会准备一次谈心谈话',
  intro: '',
  coverFileId: '',
  state: 'draft',
  version: 3,
  quiz: null,
  allowedEvents: ['edit'],
  lessons: [aLesson(), aLesson({ lessonId: 'lesson-2', title: '谈心谈话' })],
  ...changes,
})

export const banks: Form['banks'] = [
  { bankId: 'bank-1', title: '入党知识', questionCount: 38 },
  { bankId: 'bank-2', title: '支部工作条例', questionCount: 8 },
]

export const aForm = (course: Course | null = aCourse()): Form => ({ course, banks })

export const aQuestion = (changes: Partial<Question> = {}): Question => ({
  questionId: 'question-1',
  version: 2,
  kind: 'single',
  stem: '支部党员大会多久开一次？',
  options: ['每月一次', '每季度一次', '每年一次'],
  answer: [1],
  explanation: '支部工作条例第十一条。',
  ...changes,
})

export const aBank = (
  items: Question[] = [aQuestion()],
  changes: Partial<OutputOf<'questions.openBank'>> = {},
): OutputOf<'questions.openBank'> => ({ title: '入党知识', questionCount: 38, items, nextCursor: null, ...changes })

/** `wx` storage that keeps, so that a draft outlives its page. */
export function phoneStorage(kept: Record<string, unknown> = {}) {
  const store = new Map(Object.entries(kept))
  return {
    store,
    wx: {
      getStorageSync: (key: string) => store.get(key) ?? '',
      setStorage: jest.fn(({ key, data }: { key: string; data: unknown }) => {
        // As the phone does: a copy, not the page's own object.
        store.set(key, JSON.parse(JSON.stringify(data)))
        return Promise.resolve({})
      }),
      removeStorageSync: (key: string) => void store.delete(key),
    },
  }
}
