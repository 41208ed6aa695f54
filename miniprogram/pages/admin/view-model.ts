import type { OutputOf } from '../../../cloudfunctions/contract'
import { endLabel } from '../../shared/end-label'
import { formatFen } from '../../shared/fen'
import { toWaiting } from '../../shared/waiting'

type Admin = OutputOf<'home.openAdmin'>

const tools: Record<Admin['tools'][number], { title: string; icon: string; path: string }> = {
  roster: { title: '名册', icon: 'id-card', path: '/packages/members/roster/page' },
  desk: { title: '编辑台', icon: 'newspaper', path: '/packages/content-admin/desk/page' },
  dues: { title: '党费', icon: 'wallet', path: '/packages/dues-admin/ledger/page' },
  duesCommittee: { title: '党费审批', icon: 'landmark', path: '/packages/dues-admin/committee/page' },
  tasks: { title: '学习任务', icon: 'list-checks', path: '/packages/learn-admin/tasks/page' },
  courses: { title: '微课', icon: 'book-open', path: '/packages/learn-admin/courses/page' },
  banks: { title: '题库', icon: 'library', path: '/packages/learn-admin/banks/page' },
  hours: { title: '学时', icon: 'award', path: '/packages/learn-admin/hours/page' },
  topics: { title: '讨论主题', icon: 'message-square-text', path: '/packages/forum/topics/page' },
  moderation: { title: '内容管理', icon: 'gavel', path: '/packages/forum/moderation/page' },
  invitations: { title: '邀请', icon: 'qr-code', path: '/packages/members/invitations/page' },
  joinRequests: { title: '加入申请', icon: 'inbox', path: '/packages/members/join-requests/page' },
  import: { title: '导入', icon: 'upload', path: '/packages/members/import/page' },
  roles: { title: '职务', icon: 'users-round', path: '/packages/members/roles/page' },
  units: { title: '组织', icon: 'building-2', path: '/packages/members/units/page' },
  audit: { title: '操作记录', icon: 'history', path: '/packages/members/audit/page' },
}

export function toView(admin: Admin) {
  const { now, queue, dues, task } = admin
  return {
    branchName: admin.branchName,
    queueLine: queue.length > 0 ? `${queue.length} 件，久等的在前` : '',
    queue: queue.map((item) => toQueueItem(item, now)),
    dues: dues && toDues(dues),
    task: task && toTask(task, now),
    branches: admin.branches.map(({ branchId, name, memberCount, paidFen, dueFen }) => ({
      name,
      sub: `${memberCount} 人`,
      paid: formatFen(paidFen),
      due: `应收 ${formatFen(dueFen)}`,
      path: `/packages/dues-admin/ledger/page?branchId=${branchId}`,
    })),
    tools: admin.tools.map((tool) => tools[tool]),
  }
}

function toQueueItem({ title, detail, waitingSince, path }: Admin['queue'][number], now: number) {
  return { title, sub: detail, path, ...toWaiting(waitingSince, now) }
}

function toTask({ taskId, title, doneCount, memberCount, dueAt }: NonNullable<Admin['task']>, now: number) {
  return {
    title,
    done: String(doneCount),
    total: `/ ${memberCount} 完成`,
    parts: [memberCount > 0 ? Math.round((doneCount / memberCount) * 100) : 0],
    end: endLabel(dueAt, now),
    path: `/packages/learn-admin/task-progress/page?id=${taskId}`,
  }
}

function toDues({ month, paidFen, dueFen, byMonth }: NonNullable<Admin['dues']>) {
  const bars = byMonth.map((entry) => ({
    label: String(Number(entry.month.slice(5))),
    parts: [percentOf(entry)],
    isNow: entry.month === month,
  }))
  return {
    title: `${Number(month.slice(5))}月党费已收`,
    paid: formatFen(paidFen),
    due: formatFen(dueFen),
    bars,
    chartLabel: `各月已收占应收：${bars.map(({ label, parts }) => `${label}月 ${parts[0]}%`).join('，')}`,
  }
}

const percentOf = ({ paidFen, dueFen }: { readonly paidFen: number; readonly dueFen: number }) =>
  dueFen > 0 ? Math.round((paidFen / dueFen) * 100) : 0
