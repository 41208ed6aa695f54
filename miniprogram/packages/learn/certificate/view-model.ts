import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment } from '../../../shared/calendar'
import { formatHours } from '../../../shared/credit-hours'

type Certificate = OutputOf<'learn.openCertificate'>

/** Null for a course that is not finished yet. */
export type CertificateView = ReturnType<typeof toView>

export function toView(certificate: Certificate) {
  const { number, name, branchName, courseTitle, lessonCount, creditTenths, doneAt } = certificate
  const hours = creditTenths > 0 ? `，计 ${formatHours(creditTenths)} 学时` : ''
  return {
    isDone: true,
    name,
    courseTitle,
    // The title stands in a line of its own between these two.
    before: '学完微课',
    after: `共 ${lessonCount} 课${hours}`,
    rows: [
      { label: '所在支部', value: branchName },
      { label: '完成日期', value: formatMoment(doneAt, 'YYYY年M月D日') },
      { label: '编号', value: number },
    ],
  }
}

export const notDone: CertificateView = { isDone: false, name: '', courseTitle: '', before: '', after: '', rows: [] }
