import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { optionsOf, type Option } from '../../../shared/options'
import { duesCategoryLabels, stageLabels, statusLabels } from '../../../shared/words'

type Member = OutputOf<'members.getMember'>
type Entry = Omit<InputOf<'members.addMember'>, 'branchId'>

export type Values = Record<
  'name' | 'studentNumber' | 'stage' | 'status' | 'category' | 'groupId' | 'className' | 'phone' | 'joinedOn',
  string
>

interface FormField {
  readonly name: keyof Values
  readonly label: string
  readonly type?: string
  readonly placeholder?: string
  readonly hint?: string
  readonly options?: readonly Option[]
  readonly isDate?: boolean
}

const noGroup: Option = { value: '', label: '不分组' }

/** The form, with the member that is edited, or without one to add somebody. */
export function toView(member: Member | null, groups: readonly Option[]): { fields: FormField[] } {
  const phone = member
    ? { placeholder: member.profile.phoneMasked || '11 位手机号', hint: '不改就空着。' }
    : { placeholder: '11 位手机号', hint: '可以不填，本人加入后自己填。' }
  return {
    fields: [
      { name: 'name', label: '姓名', type: 'text' },
      { name: 'studentNumber', label: '学号或工号', type: 'text' },
      { name: 'stage', label: '身份', options: optionsOf(stageLabels) },
      { name: 'joinedOn', label: '入党日期', isDate: true },
      { name: 'status', label: '状态', options: optionsOf(statusLabels) },
      { name: 'groupId', label: '党小组', options: [noGroup, ...groups] },
      { name: 'category', label: '党费类别', options: optionsOf(duesCategoryLabels) },
      { name: 'className', label: '班级', type: 'text' },
      { name: 'phone', label: '手机号', type: 'number', ...phone },
    ],
  }
}

export function valuesOf(member: Member | null): Values {
  if (!member) {
    const chosen = { stage: 'full', status: 'inSchool', category: 'undergraduate' }
    return { name: '', studentNumber: '', groupId: '', className: '', phone: '', joinedOn: '', ...chosen }
  }
  const { name, studentNumber, stage, status, category, className, joinedOn } = member.profile
  return {
    name,
    studentNumber,
    stage,
    status,
    category,
    className,
    phone: '',
    groupId: member.groupId ?? '',
    joinedOn: joinedOn ?? '',
  }
}

/** The server's form of what was typed. The pickers offer nothing but its own words. */
export function toEntry({ groupId, joinedOn, ...values }: Values): Entry {
  return { ...(values as Omit<Entry, 'groupId' | 'joinedOn'>), groupId: groupId || null, joinedOn: joinedOn || null }
}
