import { setUp } from '../../../api/members'
import { loadablePage } from '../../../behaviors/loadable-page'

const fields = [
  { name: 'secret', label: '初始口令', placeholder: '部署时设在云函数环境变量里' },
  { name: 'committeeName', label: '党委名称', placeholder: '例如：信息学院党委' },
  { name: 'branchName', label: '第一个支部', placeholder: '例如：信息学院第一党支部' },
  { name: 'name', label: '你的姓名', placeholder: '' },
  { name: 'studentNumber', label: '你的学号或工号', placeholder: '' },
] as const

loadablePage({
  data: { fields, values: { secret: '', committeeName: '', branchName: '', name: '', studentNumber: '' } },
  freshForSeconds: Infinity,
  fetchView: () => Promise.resolve({}),
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [`values.${(currentTarget.dataset as { name: string }).name}`]: detail.value })
  },
  async setUp() {
    const done = await this.submit('setUp', (requestId) => setUp(this.data.values, requestId))
    if (done) await wx.switchTab({ url: '/pages/home/page' })
  },
})
