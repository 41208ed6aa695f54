/** What people of the demo have written for tasks, and how the branch answered, invented. */

/** Who wrote, how many days ago, what, and the branch's answer. */
export interface ReflectionLine {
  readonly author: string
  readonly daysAgo: number
  readonly text: string
  /** File in assets/. */
  readonly picture?: string
  readonly answer: null | {
    readonly by: string
    readonly daysAgo: number
    readonly verdict: 'accept' | 'return'
    readonly text: string
  }
}

export const onOldSite: readonly ReflectionLine[] = [
  {
    author: '林晓',
    daysAgo: 22,
    text: '记住的是二楼那张借书登记表。一本书，两年里借出去三十一次，最后一栏是还书的日期，没有一个空着。当年印一本书不容易，大家都怕下一个人看不到。我回来把实验室的借用本翻了翻，有七样东西没有写归还日期。这周我和学生一起把它补齐了，以后借出去当天就写。',
    answer: {
      by: '陈一鸣',
      daysAgo: 21,
      verdict: 'accept',
      text: '从一张登记表看到自己实验室的借用本，还当周就改了，这就是学以致用。借用本的做法，请你在组织生活会上讲两分钟。',
    },
  },
  {
    author: '唐棠',
    daysAgo: 20,
    text: '讲解的老师傅说，他父亲当年在这里烧水，会议开到后半夜，水一直是热的。没有人写过这件事，照片里也没有他。我想到我们小组每次活动，搬桌子、收垃圾的总是那两位同学。下次我先去搬，再把他们的名字写进记录里。',
    picture: 'find-3.jpg',
    answer: {
      by: '江遥',
      daysAgo: 19,
      verdict: 'accept',
      text: '看见了不在照片里的人。名字写进记录这一条，三个小组都照着做。',
    },
  },
  {
    author: '孟怀远',
    daysAgo: 19,
    text: '旧址我年轻时去过一次，那时墙还是土的。变化很大，门口那棵树没有变。老同志容易只说当年，我提醒自己也要听年轻人说现在：那天程诺问我的几个问题，我回来想了两天，答得不好，下次见面再答一遍。',
    answer: { by: '陈一鸣', daysAgo: 18, verdict: 'accept', text: '孟老师为一个问题想两天，值得我们学。' },
  },
  {
    author: '程诺',
    daysAgo: 18,
    text: '我问孟老师，当年那么难，有没有人想过不干了。他说有，还不少，后来回来的也不少。这句话我记住了。预备期这一年，我也有几次不想写材料、不想开会，以后想停下来的时候，先说出来，不闷着。',
    answer: {
      by: '江遥',
      daysAgo: 17,
      verdict: 'accept',
      text: '愿意把这句话说出来，就是进步。想停下来的时候，先来找我。',
    },
  },
]

export const onSmallThings: readonly ReflectionLine[] = [
  {
    author: '方可',
    daysAgo: 5,
    text: '手边的小事：楼下自行车棚的灯坏了一个多月，我路过了几十次，都想“会有人报修”。读完文章当天我打了电话，三天后修好了。打那个电话用了两分钟。这两分钟为什么拖了一个多月，我想是因为我把自己当成了路过的人。',
    answer: { by: '陈一鸣', daysAgo: 4, verdict: 'accept', text: '“把自己当成了路过的人”，这句话说到了根上。' },
  },
  {
    author: '罗予',
    daysAgo: 3,
    text: '学习了这篇文章，我深受启发。今后我要更加积极主动，从小事做起，努力为同学服务，争取早日转正。',
    answer: {
      by: '江遥',
      daysAgo: 1,
      verdict: 'return',
      text: '意思对，还没有落到一件事上。上周你帮楼里老师传文件那件事就很好，写写当时怎么想的，两百字就够。',
    },
  },
  {
    author: '贺兰',
    daysAgo: 3,
    text: '我管着小组的通讯录，有四位同学的号码已经打不通，我知道，一直没有更新，总想着等大家都在的时候一起改。这周我用了一个晚上，一个一个问，问到最后一位时他说，正好有事想找支部，不知道打给谁。小事办完了，后面常常还连着一件要紧的事。',
    answer: null,
  },
]
