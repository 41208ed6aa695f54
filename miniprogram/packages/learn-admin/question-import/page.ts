import { confirmImport, importTemplate, previewImport } from '../../../api/questions'
import { workbookImportPage } from '../../../behaviors/workbook-import'
import { toPreview, unit } from './view-model'

workbookImportPage({
  unit,
  template: importTemplate,
  preview: ({ bankId = '' }, base64) => previewImport({ bankId, base64 }),
  toView: toPreview,
  confirm: ({ bankId = '' }, file, requestId) => confirmImport({ bankId, ...file }, requestId),
})
