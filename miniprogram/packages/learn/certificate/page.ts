import { ApiError } from '../../../api/client'
import { openCertificate } from '../../../api/learn'
import { loadablePage } from '../../../behaviors/loadable-page'
import { savePicture } from '../../../behaviors/save-picture'
import { draw, size } from './drawing'
import { notDone, toView, type CertificateView } from './view-model'

const sealPath = '/packages/learn/certificate/seal.png'

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
    if (!view) return
    await this.submit('save', () =>
      savePicture('certificate', {
        size,
        imagePaths: [sealPath],
        draw: (context, [seal = null]) => draw(context, view, seal),
      }),
    )
  },
})
