import { ApiError } from '../../../api/client'
import { openCertificate } from '../../../api/learn'
import { loadablePage } from '../../../behaviors/loadable-page'
import { saveAsPicture } from './save'
import { notDone, toView, type CertificateView } from './view-model'

loadablePage({
  async fetchView({ id = '' }): Promise<CertificateView> {
    try {
      return toView(await openCertificate(id))
    } catch (error) {
      if (error instanceof ApiError && error.code === 'WRONG_STATE') return notDone
      throw error
    }
  },
  isEmpty: ({ isDone }) => !isDone,
  openCourse() {
    void wx.redirectTo({ url: `/packages/learn/course/page?id=${this.query.id}` })
  },
  async save() {
    const { view } = this.data
    if (view) await this.submit('save', () => saveAsPicture('certificate', view))
  },
})
