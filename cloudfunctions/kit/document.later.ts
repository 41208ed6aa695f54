/** .docx out, as base64 inside the answer. Loaded when a document is asked for: the library weighs more than a function. */
import {
  type IRunOptions,
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

/** A line of text; sizes in points. */
export interface DocumentLine {
  readonly text: string
  readonly size?: number
  readonly isBold?: boolean
  readonly align?: 'left' | 'centre' | 'right'
}

export interface DocumentTable {
  /** Widths in percent of the page. */
  readonly columns: readonly { readonly header: string; readonly percent: number; readonly isRight?: boolean }[]
  readonly rows: readonly (readonly string[])[]
  /** Sums and the like, in bold. */
  readonly foot?: readonly string[]
}

export type DocumentPart = DocumentLine | DocumentTable

export interface DocumentContent {
  /** On top, and the file's own title. */
  readonly title: string
  readonly parts: readonly DocumentPart[]
}

/** Fonts that Word and WPS both have on Chinese systems; others put their own in place. */
const bodyFont = { ascii: 'Times New Roman', eastAsia: '仿宋', hAnsi: 'Times New Roman' }
const titleFont = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
const bodySize = 12
const titleSize = 18
const alignments = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** @returns the document as base64 */
export async function writeDocument({ title, parts }: DocumentContent): Promise<string> {
  const document = new Document({
    title,
    creator: '党员之家',
    styles: { default: { document: { run: { font: bodyFont, size: bodySize * 2 } } } },
    sections: [{ children: [heading(title), ...parts.map(partOf)] }],
  })
  return Packer.toBase64String(document)
}

function heading(text: string): Paragraph {
  const run: IRunOptions = { text, font: titleFont, size: titleSize * 2, bold: true }
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [new TextRun(run)] })
}

const partOf = (part: DocumentPart) => ('columns' in part ? tableOf(part) : lineOf(part))

function lineOf({ text, size = bodySize, isBold = false, align = 'left' }: DocumentLine): Paragraph {
  const run: IRunOptions = { text, size: size * 2, bold: isBold }
  return new Paragraph({ alignment: alignments[align], spacing: { after: 80 }, children: [new TextRun(run)] })
}

const border = { style: BorderStyle.SINGLE, size: 4, color: '999999' }
const borders = { top: border, bottom: border, left: border, right: border }

function tableOf({ columns, rows, foot }: DocumentTable): Table {
  const row = (cells: readonly string[], isBold: boolean) =>
    new TableRow({
      children: columns.map(({ percent, isRight }, index) => {
        const line = lineOf({ text: cells[index] ?? '', isBold, align: isRight ? 'right' : 'left', size: 11 })
        const width = { size: percent, type: WidthType.PERCENTAGE }
        return new TableCell({ width, borders, margins: { left: 80, right: 80, top: 40 }, children: [line] })
      }),
    })
  const headers = columns.map(({ header }) => header)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(headers, true), ...rows.map((cells) => row(cells, false)), ...(foot ? [row(foot, true)] : [])],
  })
}
