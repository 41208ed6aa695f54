import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toImportView } from '../../../shared/import-view'
import { questionKindLabels } from '../../../shared/words'

export const unit = '题'

export function toPreview(preview: OutputOf<'questions.previewImport'>) {
  const lines = preview.sample.map(({ kind, stem, ...line }) => ({
    ...line,
    title: stem,
    sub: questionKindLabels[kind],
  }))
  return toImportView(preview, lines, { unit, place: '题库' })
}
