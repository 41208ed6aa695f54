/** Columns of the roster's spreadsheet: the template, the export and the import read this one list. */
import { duesCategoryLabels, stageLabels, statusLabels } from '../../miniprogram/shared/words'
import type { Column } from './table'

export type ColumnKey =
  'name' | 'studentNumber' | 'stage' | 'status' | 'category' | 'groupName' | 'className' | 'phone' | 'joinedOn'

const either = (labels: Readonly<Record<string, string>>) => Object.values(labels).join('、')

export const rosterColumns: readonly Column<ColumnKey>[] = [
  { key: 'name', header: '姓名', aliases: [], isRequired: true, width: 12, hint: '必填，最多 20 个字' },
  {
    key: 'studentNumber',
    header: '学号或工号',
    aliases: ['学号', '工号', '学工号', '学号/工号'],
    isRequired: true,
    width: 16,
    hint: '必填，4 到 20 位数字或字母',
  },
  {
    key: 'stage',
    header: '身份',
    aliases: ['发展阶段', '政治面貌', '类别'],
    isRequired: true,
    width: 14,
    hint: `必填，写一个：${either(stageLabels)}`,
  },
  {
    key: 'status',
    header: '状态',
    aliases: ['目前状态'],
    isRequired: false,
    width: 12,
    hint: `可不填，写一个：${either(statusLabels)}`,
  },
  {
    key: 'category',
    header: '党费类别',
    aliases: ['党费'],
    isRequired: false,
    width: 20,
    hint: `可不填，写一个：${either(duesCategoryLabels)}`,
  },
  {
    key: 'groupName',
    header: '党小组',
    aliases: ['小组', '所在党小组'],
    isRequired: false,
    width: 14,
    hint: '可不填，要和支部里的党小组名称一样',
  },
  { key: 'className', header: '班级', aliases: ['年级班级', '所在班级'], isRequired: false, width: 16, hint: '可不填' },
  {
    key: 'phone',
    header: '手机号',
    aliases: ['手机', '联系电话', '电话', '手机号码'],
    isRequired: false,
    width: 16,
    hint: '可不填，11 位',
  },
  {
    key: 'joinedOn',
    header: '入党日期',
    aliases: ['入党时间', '入党年月日'],
    isRequired: false,
    width: 14,
    hint: '可不填，写成 2021-06-18',
  },
]

/** ID-card numbers have no place in this product (RULES.md, "secrecy"). */
export const forbiddenHeader = (header: string) =>
  /身份证/.test(header) ? '这里不收身份证号，删掉这一列再导入。' : null
