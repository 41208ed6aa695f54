import { confirmImport, importTemplate, previewImport } from '../../../api/members'
import type { Query } from '../../../behaviors/loadable-page'
import { workbookImportPage } from '../../../behaviors/workbook-import'
import { toPreview, unit } from './view-model'

const branchOf = ({ branchId }: Query) => (branchId ? { branchId } : {})

workbookImportPage({
  unit,
  template: importTemplate,
  preview: (query, base64) => previewImport({ ...branchOf(query), base64 }),
  toView: toPreview,
  confirm: (query, file, requestId) => confirmImport({ ...branchOf(query), ...file }, requestId),
})
