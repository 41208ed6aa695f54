import type { OutputOf } from '../../../../cloudfunctions/contract'
import { longDayLabel } from '../../../shared/calendar'
import { roleLabels, stageLabels, statusLabels } from '../../../shared/words'

type Profile = OutputOf<'members.mine'>['profile']

export function toView(profile: Profile) {
  return { rows: rowsOf(profile), phone: profile.phoneMasked, className: profile.className }
}

/** What the branch keeps of a person, line by line; one's own page and the member page of the roster show the same. */
export function rowsOf({ name, studentNumber, stage, status, branchName, groupName, joinedOn, roles }: Profile) {
  const held = roles.map(({ role, unitName }) =>
    unitName === branchName ? roleLabels[role] : `${unitName}，${roleLabels[role]}`,
  )
  return [
    { title: '姓名', value: name },
    { title: '学号或工号', value: studentNumber },
    { title: '身份', value: stageLabels[stage] },
    { title: '状态', value: statusLabels[status] },
    { title: '支部', value: branchName },
    { title: '党小组', value: groupName ?? '没有分组' },
    { title: '入党日期', value: joinedOn ? longDayLabel(joinedOn) : '没有填' },
    ...(held.length > 0 ? [{ title: '职务', value: held.join('；') }] : []),
  ]
}
