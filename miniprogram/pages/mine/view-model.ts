import type { OutputOf } from '../../../cloudfunctions/contract'
import { formatFen } from '../../shared/fen'
import { formatHours } from '../../shared/credit-hours'
import { stageLabels } from '../../shared/words'

type Mine = OutputOf<'members.mine'>

/** What 我的 shows of the answer. @param thisYear the calendar year, for how long one has been a member */
export function toView(mine: Mine, thisYear: number) {
  const { profile } = mine
  return {
    name: profile.name,
    stage: stageLabels[profile.stage],
    place: [profile.branchName, profile.groupName].filter(Boolean).join('，'),
    figures: [
      {
        label: '学时',
        value: formatHours(mine.creditHoursTenths),
        note: `今年须满 ${formatHours(mine.creditHoursTargetTenths)}`,
        path: '/packages/learn/year/page',
      },
      duesFigure(mine),
      membershipFigure(profile.joinedOn, thisYear),
    ],
    links: [
      {
        icon: 'wallet',
        title: '我的党费',
        value: mine.duesOwedFen > 0 ? `待缴 ¥${formatFen(mine.duesOwedFen)}` : '',
        path: '/packages/dues/mine/page',
      },
      { icon: 'file-text', title: '我的收据', value: '', path: '/packages/dues/receipts/page' },
      { icon: 'list-todo', title: '我的任务', value: '', path: '/packages/learn/tasks/page' },
      { icon: 'bookmark', title: '我的收藏', value: '', path: '/packages/content/favourites/page' },
      { icon: 'message-square-text', title: '我的发言', value: '', path: '/packages/forum/mine/page' },
      { icon: 'bell', title: '消息', value: '', path: '/packages/inbox/list/page' },
    ],
    views: mine.viewsThisMonth > 0 ? `本月 ${mine.viewsThisMonth} 次` : '本月没有',
  }
}

function duesFigure({ duesPaidThrough, duesOwedMonths }: Mine) {
  return {
    label: '党费缴到',
    value: duesPaidThrough ? `${Number(duesPaidThrough.slice(5))}月` : '还没有',
    note: duesOwedMonths > 0 ? `待缴 ${duesOwedMonths} 个月` : duesPaidThrough ? '都缴清了' : '没有账单',
    path: '/packages/dues/mine/page',
  }
}

function membershipFigure(joinedOn: string | null, thisYear: number) {
  const path = '/packages/members/profile/page'
  if (!joinedOn) return { label: '党龄', value: '–', note: '入党后开始算', path }
  const [year, month] = joinedOn.split('-').map(Number) as [number, number]
  const years = thisYear - year
  return { label: '党龄', value: years > 0 ? `${years} 年` : '不到 1 年', note: `${year}年${month}月起`, path }
}
