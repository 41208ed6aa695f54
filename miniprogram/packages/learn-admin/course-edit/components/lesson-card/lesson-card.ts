import { limits } from '../../../../../shared/limits'
import type { LessonKind } from '../../../../../shared/words'
import { minutesText, newLesson, withChanges, type LessonDraft, type Slide } from '../../lesson-draft'
import { kindOptions, toLessonView } from '../../lesson-view'
import type { Picture } from '../../draft'

/**
 * One lesson of a course: closed one line to be moved, open its form. `change` brings `{ changes }` of the draft,
 * `shift` `{ by }`, `busy` `{ isBusy, unsentCount }` while files are on their way; `toggle` and `remove` ask the page.
 */
Component({
  properties: {
    lesson: { type: Object, value: newLesson('') },
    /** Counted from 1. */
    number: { type: Number, value: 1 },
    count: { type: Number, value: 1 },
    isOpen: { type: Boolean, value: false },
    /** Field of the lesson → sentence. */
    errors: { type: Object, value: {} },
  },
  data: {
    limits,
    kindOptions,
    view: toLessonView(newLesson('')),
    isBusy: false,
    hasUnsent: false,
    hasErrors: false,
    slidesError: '',
  },
  observers: {
    lesson(lesson: LessonDraft) {
      this.setData({ view: toLessonView(lesson) })
    },
    errors(errors: Record<string, string>) {
      // A single picture has no place of its own: what is said of it stands below all of them.
      const ofPicture = Object.keys(errors).find((field) => /^slides(\.\d+\.fileId)?$/.test(field))
      this.setData({ hasErrors: Object.keys(errors).length > 0, slidesError: ofPicture ? errors[ofPicture] : '' })
    },
  },
  methods: {
    change(changes: Partial<LessonDraft>) {
      this.triggerEvent('change', { changes: withChanges(this.data.lesson, changes) })
    },
    type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ [(currentTarget.dataset as { key: keyof LessonDraft }).key]: detail.value })
    },
    chooseKind({ detail }: WechatMiniprogram.CustomEvent<{ value: LessonKind }>) {
      this.change({ kind: detail.value })
      // What was not sent goes with the field that had it.
      this.setData({ hasUnsent: false })
      this.triggerEvent('busy', { isBusy: false, unsentCount: 0 })
    },
    takeMedia({ detail }: WechatMiniprogram.CustomEvent<{ fileId: string; seconds: number | null }>) {
      const { fileId, seconds } = detail
      const file = this.data.lesson.kind === 'video' ? { videoFileId: fileId } : { audioFileId: fileId }
      this.change({ ...file, ...(seconds !== null && { minutes: minutesText(Math.round(seconds)) }) })
    },
    /** Pictures come and go and change places: each keeps its words. */
    takePictures({ detail }: WechatMiniprogram.CustomEvent<{ value: Picture[] }>) {
      const before = this.data.lesson.slides as Slide[]
      const captionOf = (fileId: string) => before.find((slide) => slide.fileId === fileId)?.caption ?? ''
      this.change({ slides: detail.value.map(({ fileId, src }) => ({ fileId, src, caption: captionOf(fileId) })) })
    },
    typeCaption({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { at } = currentTarget.dataset as { at: number }
      const slides = this.data.lesson.slides as Slide[]
      this.change({
        slides: slides.map((slide, index) => (index === at ? { ...slide, caption: detail.value } : slide)),
      })
    },
    takeBusy({ detail }: WechatMiniprogram.CustomEvent<{ isBusy: boolean; unsentCount: number }>) {
      this.setData({ isBusy: detail.isBusy, hasUnsent: detail.unsentCount > 0 })
      this.triggerEvent('busy', detail)
    },
    toggle() {
      this.triggerEvent('toggle')
    },
    shift({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('shift', { by: (currentTarget.dataset as { by: number }).by })
    },
    remove() {
      this.triggerEvent('remove')
    },
  },
})
