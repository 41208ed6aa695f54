/** What people of the demo share in the branch circle, invented. Pictures are drawings of assets/. */
import type { ClockTime, Echo } from './topic-plan'

export interface CirclePlan {
  readonly author: string
  readonly daysAgo: number
  readonly time: ClockTime
  readonly text: string
  readonly pictures?: readonly string[]
  /** A film and the frame that stands for it. */
  readonly film?: readonly [film: string, cover: string, seconds: number]
  readonly echo: Echo
}

export const circlePlans: readonly CirclePlan[] = [
  {
    author: '何川',
    daysAgo: 1,
    time: '18:42',
    text: '在园区的党群服务中心报到了。前台老师先打电话问了学校，十分钟就办好，下周三参加他们的主题党日。',
    pictures: ['find-2.jpg', 'find-1.jpg', 'find-4.jpg'],
    echo: {
      likes: 14,
      comments: [
        ['贺兰', 1, '19:05', '动作真快。去之前把咱们的学习摘要也带上。'],
        ['何川', 1, '19:20', '打印好了，放在包里。', 0],
        ['陈一鸣', 1, '20:11', '好，回来在会上讲五分钟。'],
        ['季青', 1, '21:37', '请问前台要看什么材料？我下周也去问问。'],
        ['何川', 1, '21:44', '说清楚姓名和支部就行，再留一个能核实的电话。', 3],
      ],
    },
  },
  {
    author: '唐棠',
    daysAgo: 2,
    time: '16:10',
    text: '上午在社区教手机，来了十一位老人。最常问的还是字太小，设一次大字号，大家就都笑了。',
    pictures: ['find-3.jpg'],
    echo: {
      likes: 21,
      comments: [
        ['孟怀远', 2, '17:30', '我也是那天学会的，谢谢唐棠。'],
        ['白鹭', 2, '19:02', '下次算我一个。'],
      ],
    },
  },
  {
    author: '贺兰',
    daysAgo: 3,
    time: '12:25',
    text: '第二小组的谈心谈话，征得两位同意，录了四十秒开头：先问近况，再说正事。',
    film: ['heart-to-heart.mp4', 'heart-to-heart.jpg', 40],
    echo: { likes: 9, comments: [['江遥', 3, '13:10', '开头这句问得好，其他小组可以照着来。']] },
  },
  {
    author: '苏禾',
    daysAgo: 5,
    time: '20:30',
    text: '这个月的支部小报样稿出来了，六个版面，错别字请在评论里直接指出来。',
    pictures: ['find-5.jpg', 'cover-essay.jpg', 'cover-city.jpg', 'find-2.jpg', 'cover-life.jpg', 'find-4.jpg'],
    echo: {
      likes: 12,
      comments: [
        ['方可', 5, '21:15', '第二版的日期写成上个月了。'],
        ['苏禾', 5, '21:20', '改好了，谢谢。', 0],
      ],
    },
  },
  {
    author: '孟怀远',
    daysAgo: 8,
    time: '09:12',
    text: '整理书柜，翻出一九八六年的组织生活记录本。那时候一次会记三页，字写得比现在慢，也比现在清楚。想看的同志可以来家属楼坐坐。',
    echo: { likes: 26, comments: [['罗予', 8, '10:40', '孟老师，周五下午我和顾言一起来。']] },
  },
]
