import type { OutputOf } from '../../../../cloudfunctions/contract'
import { optionsOf } from '../../../shared/options'
import { courseThemeLabels } from '../../../shared/words'

type Course = NonNullable<OutputOf<'learn.editCourse'>['course']>

export const themes = optionsOf(courseThemeLabels)

export const quizOptions = [
  { value: 'no', label: '不要小测' },
  { value: 'yes', label: '要小测' },
]

const verbs: Record<Course['state'], string> = {
  draft: '存为草稿',
  published: '保存，马上生效',
  archived: '保存',
}

export function toView({ course, banks }: OutputOf<'learn.editCourse'>) {
  return {
    courseId: course?.courseId ?? null,
    version: course?.version ?? 0,
    verb: verbs[course?.state ?? 'draft'],
    banks,
  }
}
