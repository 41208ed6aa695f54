import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toImportView } from '../../../shared/import-view'

export const unit = '人'

export function toPreview(preview: OutputOf<'members.previewImport'>) {
  const lines = preview.sample.map(({ name, studentNumber, ...line }) => ({ ...line, title: name, sub: studentNumber }))
  return toImportView(preview, lines, { unit, place: '名册' })
}
