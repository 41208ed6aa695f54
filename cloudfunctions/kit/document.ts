/** .docx out, from a bundle that is loaded when a call needs it. */
import type { writeDocument as WriteDocument } from './document.later'

export type { DocumentContent, DocumentPart } from './document.later'

export const writeDocument: typeof WriteDocument = async (content) =>
  (await import('./document.later')).writeDocument(content)
