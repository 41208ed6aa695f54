/** The lessons of a course: done, the one that plays, and what is still to come. */
interface LessonLine {
  readonly lessonId: string
  readonly number: number
  readonly title: string
  readonly length: string
  readonly isDone: boolean
}

Component({
  properties: {
    lessons: { type: Array, value: [] as LessonLine[] },
    /** The lesson that is open now; empty on the course page. */
    current: { type: String, value: '' },
  },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { lessonId: (currentTarget.dataset as { id: string }).id })
    },
  },
})
