/** Tasks of earlier times at a larger scale: closed, given to everybody, most of them read. */
import { endOfDay } from '../../miniprogram/shared/calendar'
import { textOf } from './courses'
import type { ReflectionLine } from './reflection-lines'
import type { TaskPlan } from './task-plans'
import type { Random } from './random'

const dayMs = 24 * 3600_000
/** Tasks that each step of scale adds. */
const tasksPerScale = 2
/** Every so many of them asked for reflections, so many were written, and all were accepted. */
const reflectionEvery = 4
const reflectionsEach = 10

const words = [
  '读完以后把小组的值班表重新排了一遍，轮到谁、哪一天，都写在上面。',
  '和联系的同学通了一次电话，约好每月第一个周日晚上说说近况。',
  '把答应过老师的材料当天送了过去，回来记了一笔，下次不拖。',
]

export function oldTasks(
  scale: number,
  authors: readonly string[],
  { random, now }: { random: Random; now: number },
): TaskPlan[] {
  return Array.from({ length: (scale - 1) * tasksPerScale }, (_none, index): TaskPlan => {
    const createdDaysAgo = 60 + index * 9
    const wantsReflection = index % reflectionEvery === 0
    const writers = wantsReflection ? authors.slice(0, reflectionsEach) : []
    return {
      id: `task-archive-${String(index + 1).padStart(4, '0')}`,
      title: `往期学习任务（第 ${index + 1} 期）`,
      note: '',
      work: { kind: 'article', text: textOf('task-small-things') },
      audience: { kind: 'all' },
      createdDaysAgo,
      dueAt: endOfDay(now - (createdDaysAgo - 14) * dayMs),
      isLearningDay: false,
      wantsReflection,
      state: 'closed',
      readShare: 0.8,
      reflections: writers.map((author) => accepted(author, createdDaysAgo - random.between(2, 12), random)),
    }
  })
}

function accepted(author: string, daysAgo: number, random: Random): ReflectionLine {
  const answer = { by: '江遥', daysAgo: daysAgo - 1, verdict: 'accept', text: '落到了一件事上，很好。' } as const
  return { author, daysAgo, text: random.pick(words), answer }
}
