/** The micro-courses of the demo: titles, lengths and hours; texts in texts/, pictures, the film and the sound in assets/. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { QuizRules } from '../../cloudfunctions/learn/repository'
import type { CourseTheme } from '../../miniprogram/shared/words'
import { branchLife } from './questions/branch-life'
import { memberRules } from './questions/member-rules'

export interface LessonPlan {
  readonly title: string
  /** File in texts/, without ".txt". */
  readonly text: string
  readonly seconds: number
  readonly tenths: number
  /** The film or the sound: file in assets/. */
  readonly media?: string
  /** Files in assets/, each with what stands below it. */
  readonly slides?: readonly (readonly [picture: string, caption: string])[]
}

export interface CoursePlan {
  readonly id: string
  readonly title: string
  readonly theme: CourseTheme
  readonly goal: string
  readonly intro: string
  /** File in assets/; empty for none. */
  readonly cover: string
  readonly publishedDaysAgo: number
  readonly quiz: QuizRules | null
  readonly lessons: readonly LessonPlan[]
}

/** Five questions, four of them right, as often as one likes. */
const fiveOf = (bankId: string): QuizRules => ({
  bankId,
  questionCount: 5,
  passCount: 4,
  limitMinutes: null,
  maxTries: null,
})

export const coursePlans: readonly CoursePlan[] = [
  {
    id: 'course-life-meeting',
    title: '开好一次组织生活会',
    theme: 'branchLife',
    goal: '会前听得到真话，会上说得出具体的事',
    intro: '四课，每课几分钟，最后有五道题。学完正好用在第四季度的组织生活会上。',
    cover: 'cover-life.jpg',
    publishedDaysAgo: 6,
    quiz: fiveOf(branchLife.id),
    lessons: [
      { title: '组织生活会解决什么问题', text: 'life-1', seconds: 180, tenths: 5 },
      { title: '会前听意见的三个办法', text: 'life-2', seconds: 200, tenths: 5 },
      { title: '怎样准备一次谈心谈话', text: 'life-3', seconds: 40, tenths: 5, media: 'heart-to-heart.mp4' },
      { title: '批评的话怎么说', text: 'life-4', seconds: 210, tenths: 5 },
    ],
  },
  {
    id: 'course-city',
    title: '到实习城市怎么找组织',
    theme: 'rules',
    goal: '去外地之前办好手续，到了知道去哪里报到',
    intro: '给要去外地实习的同学，带实习的老师也用得上。一课文章，一课图集，一课可以在路上听。',
    cover: 'cover-city.jpg',
    publishedDaysAgo: 24,
    quiz: fiveOf(memberRules.id),
    lessons: [
      { title: '离校前办好三件事', text: 'city-1', seconds: 170, tenths: 5 },
      {
        title: '到了新城市去哪里报到',
        text: 'city-2',
        seconds: 190,
        tenths: 5,
        slides: [
          ['find-1.jpg', '先问单位：入职那天问一句，这里有没有党组织，实习生能不能参加活动。'],
          ['find-2.jpg', '再问楼和园区：一楼常有党群服务中心，工作日开门。'],
          ['find-3.jpg', '还可以问住处的社区：活动多在周末，适合平时加班的人。'],
          ['find-4.jpg', '见了面说三句：我是谁，关系在哪里，想参加什么。再留下支部书记的电话，请对方核实。'],
          ['find-5.jpg', '要转关系的，按介绍信抬头的单位去办，在有效期里办完，把回执交回学校。'],
        ],
      },
      { title: '人在外地，组织生活怎么过', text: 'city-3', seconds: 81, tenths: 5, media: 'away-from-home.mp3' },
    ],
  },
  {
    id: 'course-essay',
    title: '写好一篇思想汇报',
    theme: 'theory',
    goal: '用一件真事，说清楚一个想法',
    intro: '每课读完动手写一段，三课写成一篇。',
    cover: 'cover-essay.jpg',
    publishedDaysAgo: 52,
    quiz: null,
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
  intro: '给要去外地实习的同学，带实习的老师也用得上。',
  cover: '',
  quiz: null,
  lessons: coursePlans[1]!.lessons.slice(0, 1),
}

/** Courses of earlier years at a larger scale. Their ids sort before the others. */
export function oldCourse(serial: number): CoursePlan {
  const plan = coursePlans[1 + (serial % 2)]!
  const id = `course-archive-${String(serial).padStart(4, '0')}`
  const title = `${plan.title}（往期第 ${serial} 期）`
  return { ...plan, id, title, cover: '', quiz: null, publishedDaysAgo: 400 + serial * 3 }
}

const texts = new Map<string, string>()

export function textOf(name: string): string {
  const text = texts.get(name) ?? readFileSync(join(__dirname, 'texts', `${name}.txt`), 'utf8').trim()
  texts.set(name, text)
  return text
}
