import { now } from '../../../api/clock'
import { openTaskProgress } from '../../../api/tasks'
import { loadablePage } from '../../../behaviors/loadable-page'
import { remind } from '../remind'
import { toView } from './view-model'

loadablePage({
  fetchView: async ({ id = '' }) => toView(await openTaskProgress(id), now()),
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { path } = currentTarget.dataset as { path: string }
    if (path) void wx.navigateTo({ url: path })
  },
  remind() {
    return remind(this, this.query.id ?? '')
  },
})
