import type { toLessonLines, toQuizLine } from './lines'

type LessonLine = ReturnType<typeof toLessonLines>[number]
type QuizLine = ReturnType<typeof toQuizLine>

/** The lessons of a course: done, the one that plays, and what is still to come; the quiz last. */
Component({
  properties: {
    lessons: { type: Array, value: [] as LessonLine[] },
    /** The lesson that is open now; empty on the course page. */
    current: { type: String, value: '' },
    quiz: { type: Object, optionalTypes: [null], value: null as QuizLine },
  },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { lessonId: (currentTarget.dataset as { id: string }).id })
    },
    openQuiz() {
      this.triggerEvent('quiz')
    },
  },
})
