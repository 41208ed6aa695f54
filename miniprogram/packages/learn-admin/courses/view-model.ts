import type { OutputOf } from '../../../../cloudfunctions/contract'
import { courseThemeLabels } from '../../../shared/words'

type Course = OutputOf<'learn.listCourses'>['items'][number]

const states: Record<Course['state'], { label: string; look: string; publishVerb: string }> = {
  draft: { label: '草稿', look: 'tag--outline', publishVerb: '发布' },
  published: { label: '已发布', look: '', publishVerb: '' },
  archived: { label: '已下架', look: 'tag--outline', publishVerb: '重新发布' },
}

export function toView({ items, nextCursor }: OutputOf<'learn.listCourses'>) {
  return { items: items.map(toItem), nextCursor }
}

function toItem({ courseId, title, theme, state, lessonCount, hasQuiz, allowedEvents }: Course) {
  const facts = [courseThemeLabels[theme], `${lessonCount} 课`, hasQuiz ? '有小测' : '没有小测']
  return {
    courseId,
    title,
    ...states[state],
    sub: facts.join('，'),
    canEdit: allowedEvents.includes('edit'),
    canPublish: allowedEvents.includes('publish'),
    canArchive: allowedEvents.includes('archive'),
    editPath: `/packages/learn-admin/course-edit/page?id=${courseId}`,
  }
}
