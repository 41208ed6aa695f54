import { openHome } from '../../api/home'
import { setSession } from '../../api/session'
import { loadablePage } from '../../behaviors/loadable-page'
import { openPath } from '../../behaviors/navigation'
import { toView } from './view-model'

loadablePage({
  async fetchView() {
    const home = await openHome()
    setSession({ isJoined: home.state === 'member', isAdmin: home.member?.isAdmin ?? false })
    if (home.state === 'stranger') void wx.redirectTo({ url: '/packages/members/join/page' })
    return toView(home)
  },
  open: openPath,
  openGarden() {
    void wx.switchTab({ url: '/pages/learn/page' })
  },
  openForum() {
    void wx.switchTab({ url: '/pages/forum/page' })
  },
})
