/** What the parts of the editor know of its page. */
import type { LoadablePage } from '../../../behaviors/loadable-page'
import type { itemData } from '../behaviors/item-actions'
import type { Block } from './blocks'
import type { ItemDraft } from './draft'
import type { Saver } from './saver'
import type { Uploads, UploadState } from './uploads'
import type { EditView, PreviewView } from './view-model'

export type Editing = 'write' | 'preview' | 'read'

export interface EditData {
  draft: ItemDraft
  mode: Editing
  preview: PreviewView | null
  isKept: boolean
  /** Where the words are. */
  line: { readonly icon: string; readonly text: string }
  /** Somebody else saved first: what was written here is kept as this version. */
  conflict: { readonly text: string; readonly versionId: string } | null
  /** By the key of its block, or 'document'. */
  uploads: Record<string, UploadState | null>
  isCoverUnsent: boolean
  fieldSentences: Record<string, string>
  blockSentences: Record<string, string>
  /** The adder that is open: before which block. -1 for none. */
  addingAt: number
  /** What was just removed and can come back. */
  removed: { readonly block: Block; readonly at: number; readonly label: string } | null
}

export interface EditPage extends LoadablePage<EditView, EditData & typeof itemData> {
  write(changes: Partial<ItemDraft>): void
  writeBlock(key: string, changes: object): void
  writeBlocks(blocks: readonly Block[]): void
  pageFiles(): Uploads
  pageSaver(): Saver
  showErrors(fields: Readonly<Record<string, string>>): void
}
