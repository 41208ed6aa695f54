import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { confirmImport } from './actions/confirm-import'
import { exportBank } from './actions/export-bank'
import { importTemplate } from './actions/import-template'
import { listBanks } from './actions/list-banks'
import { openBank } from './actions/open-bank'
import { previewImport } from './actions/preview-import'
import { removeBank } from './actions/remove-bank'
import { removeQuestion } from './actions/remove-question'
import { saveBank } from './actions/save-bank'
import { saveQuestion } from './actions/save-question'

const banks = { listBanks, openBank, saveBank, removeBank, saveQuestion, removeQuestion }
const files = { importTemplate, exportBank, previewImport, confirmImport }

export const main = createFunction({ name: 'questions', directory }, { ...banks, ...files })
