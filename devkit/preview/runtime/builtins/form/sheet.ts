/** The sheet that a picker opens at the bottom of the frame. */
import type { Host } from '../../host'
import type { Chosen, Columns } from './picker-modes'
import { Wheel } from './wheel'

export interface SheetOptions {
  host: Host
  title: string
  /** Labels of each column. */
  columns: string[][]
  value: number[]
  /** A column came to rest; what it returns replaces the columns and the value. */
  turned(column: number, chosen: Chosen): Columns | undefined
  confirmed(chosen: Chosen): void
  cancelled(): void
}

/** px, as in picker-view. */
const ITEM_HEIGHT = 44

const make = (className: string, parent: Element, text = ''): HTMLElement => {
  const made = document.createElement('div')
  made.className = className
  made.textContent = text
  parent.append(made)
  return made
}

export class Sheet {
  private readonly root: HTMLElement
  private readonly body: HTMLElement
  private wheels: Wheel[] = []
  private columns: string[][] = []

  constructor(private readonly options: SheetOptions) {
    this.root = make('wx-sheet', options.host.screen)
    make('wx-sheet-mask', this.root).addEventListener('click', () => this.cancel())
    const panel = make('wx-sheet-panel', this.root)
    const bar = make('wx-sheet-bar', panel)
    const cancel = make('wx-sheet-cancel', bar, '取消')
    make('wx-sheet-title', bar, options.title)
    const confirm = make('wx-sheet-confirm', bar, '确定')
    for (const action of [cancel, confirm]) action.setAttribute('role', 'button')
    cancel.addEventListener('click', () => this.cancel())
    confirm.addEventListener('click', () => this.confirm())
    this.body = make('wx-sheet-body', panel)
    this.fill(options.columns, options.value)
  }

  private get chosen(): Chosen {
    const value = this.wheels.map(({ index }) => index)
    return { value, labels: value.map((index, at) => this.columns[at]?.[index] ?? '') }
  }

  /** New columns while open: `bindcolumnchange` of a multi-column picker sets them. */
  fill(columns: string[][], value: number[]): void {
    this.wheels.forEach((wheel) => wheel.stop())
    this.body.replaceChildren()
    this.columns = columns
    this.wheels = columns.map((labels, at) => this.column(labels, at))
    this.wheels.forEach((wheel, at) => wheel.show(value[at] ?? 0))
  }

  close(): void {
    this.wheels.forEach((wheel) => wheel.stop())
    this.root.remove()
  }

  private column(labels: string[], at: number): Wheel {
    const area = make('wx-sheet-column', this.body)
    make('wx-picker-mask', area)
    make('wx-picker-indicator', area)
    const content = make('wx-sheet-items', area)
    for (const label of labels) make('wx-sheet-item', content, label)
    return new Wheel({
      area,
      content,
      itemHeight: () => ITEM_HEIGHT,
      count: () => labels.length,
      onStart: () => undefined,
      onChosen: () => undefined,
      onEnd: () => {
        const next = this.options.turned(at, this.chosen)
        if (next) this.fill(next.columns, next.value)
      },
    })
  }

  private confirm(): void {
    const chosen = this.chosen
    this.close()
    this.options.confirmed(chosen)
  }

  private cancel(): void {
    this.close()
    this.options.cancelled()
  }
}
