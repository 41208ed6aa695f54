/** The micro-courses of the demo: titles, lengths and hours; texts in texts/, pictures and the film in assets/. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LessonPlan {
  readonly title: string
  /** File in texts/, without ".txt". */
  readonly text: string
  readonly seconds: number
  readonly tenths: number
  /** File in assets/. */
  readonly film?: string
}

export interface CoursePlan {
  readonly id: string
  readonly title: string
  readonly goal: string
  readonly intro: string
  /** File in assets/; empty for none. */
  readonly cover: string
  readonly publishedDaysAgo: number
  /** Whole days until it must be done by everybody; null when it is an offer. */
  readonly dueInDays: number | null
  readonly lessons: readonly LessonPlan[]
}

export const coursePlans: readonly CoursePlan[] = [
  {
    id: 'course-life-meeting',
    title: '开好一次组织生活会',
    goal: '会前听得到真话，会上说得出具体的事',
    intro: '四课，每课几分钟，课后各有一个小练习。学完正好用在第四季度的组织生活会上。',
    cover: 'cover-life.jpg',
    publishedDaysAgo: 6,
    dueInDays: 3,
    lessons: [
      { title: '组织生活会解决什么问题', text: 'life-1', seconds: 180, tenths: 5 },
      { title: '会前听意见的三个办法', text: 'life-2', seconds: 200, tenths: 5 },
      { title: '怎样准备一次谈心谈话', text: 'life-3', seconds: 40, tenths: 5, film: 'heart-to-heart.mp4' },
      { title: '批评的话怎么说', text: 'life-4', seconds: 210, tenths: 5 },
    ],
  },
  {
    id: 'course-city',
    title: '到实习城市怎么找组织',
    goal: '去外地之前办好手续，到了知道去哪里报到',
    intro: '给要去外地实习的同学，带实习的老师也用得上。',
    cover: 'cover-city.jpg',
    publishedDaysAgo: 24,
    dueInDays: null,
    lessons: [
      { title: '离校前办好三件事', text: 'city-1', seconds: 170, tenths: 5 },
      { title: '到了新城市去哪里报到', text: 'city-2', seconds: 190, tenths: 5 },
      { title: '人在外地，组织生活怎么过', text: 'city-3', seconds: 210, tenths: 5 },
    ],
  },
  {
    id: 'course-essay',
    title: '写好一篇思想汇报',
    goal: '用一件真事，说清楚一个想法',
    intro: '每课读完动手写一段，三课写成一篇。',
    cover: 'cover-essay.jpg',
    publishedDaysAgo: 52,
    dueInDays: null,
    lessons: [
      { title: '先想清楚写给谁看', text: 'essay-1', seconds: 190, tenths: 10 },
      { title: '一件事写深，好过十件事写全', text: 'essay-2', seconds: 210, tenths: 10 },
      { title: '交上去之前改三遍', text: 'essay-3', seconds: 200, tenths: 10 },
    ],
  },
]

/** Every other branch has this one, so that it shows that branches do not see each other's. */
export const foreignCourse: CoursePlan = {
  ...coursePlans[1]!,
  id: 'course-elsewhere',
  title: '外出实习前要办的事',
  cover: '',
  lessons: coursePlans[1]!.lessons.slice(0, 1),
}

/** Courses of earlier years at a larger scale. Their ids sort before the others. */
export function oldCourse(serial: number): CoursePlan {
  const plan = coursePlans[1 + (serial % 2)]!
  const id = `course-archive-${String(serial).padStart(4, '0')}`
  const edition = `往期第 ${serial} 期`
  return { ...plan, id, title: `${plan.title}（${edition}）`, cover: '', publishedDaysAgo: 400 + serial * 3 }
}

const texts = new Map<string, string>()

export function textOf(name: string): string {
  const text = texts.get(name) ?? readFileSync(join(__dirname, 'texts', `${name}.txt`), 'utf8').trim()
  texts.set(name, text)
  return text
}
