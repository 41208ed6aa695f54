import { formatMoment, yearOf } from './calendar'

/** What the head shows of the contract's topic (cloudfunctions/contract/forum/shapes.ts). */
interface ShownTopic {
  readonly state: 'scheduled' | 'open' | 'closed'
  /** Epoch ms. */
  readonly opensAt: number
  readonly closesAt: number
  /** Empty for the whole branch. */
  readonly groupNames: readonly string[]
  readonly summary: { readonly at: number } | null
}

const stateTags = { scheduled: '还没开始', open: '进行中', closed: '已结束' } as const

/** Where a topic stands, in the words that its card and its page share. */
export function toTopicHead({ state, opensAt, closesAt, summary, groupNames }: ShownTopic, now: number) {
  const scope = groupNames.length ? `给${groupNames.join('、')}` : ''
  return {
    tag: stateTags[state],
    isOpen: state === 'open',
    until: [whenOf(), scope].filter(Boolean).join('，'),
    /** Why one sees what has not begun; '' for everything else. */
    notYet: state === 'scheduled' ? `${formatMoment(opensAt, 'M月D日 HH:mm')} 开始，现在只有能编辑的人看得到` : '',
  }

  function whenOf(): string {
    if (state === 'scheduled') return `${day(opensAt, now)}开始`
    return summary ? `${day(summary.at, now)}，支部写了小结` : `${day(closesAt, now)}结束`
  }
}

const day = (at: number, now: number) => formatMoment(at, yearOf(at) === yearOf(now) ? 'M月D日' : 'YYYY年M月D日')
