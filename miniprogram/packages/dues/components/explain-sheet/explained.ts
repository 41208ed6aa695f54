/** What an `<explain-sheet>` says. */
export interface Explained {
  readonly title: string
  readonly lines: readonly {
    /** '' keeps the place. */
    readonly icon: string
    readonly text: string
    /** The one that concerns the reader. */
    readonly isStrong: boolean
  }[]
  /** Quiet lines below, the article last. */
  readonly foot: readonly string[]
}

export const nothingExplained: Explained = { title: '', lines: [], foot: [] }
