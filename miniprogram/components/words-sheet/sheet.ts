/** What a `<words-sheet>` shows: kept by the page in its data as `sheet`. */
export interface WordsSheet {
  readonly isOpen: boolean
  /** What was typed is kept on the phone under it until the page drops that draft; '' keeps nothing. */
  readonly draftKey: string
  readonly title: string
  /** Who will read it, what follows from it; '' for nothing. */
  readonly hint: string
  /** Chips of which one must be chosen; empty for none. */
  readonly presets: readonly { readonly value: string; readonly label: string }[]
  /** What stands there before anything was typed. */
  readonly text: string
  readonly placeholder: string
  /** Characters. */
  readonly max: number
  readonly isTextNeeded: boolean
  /** The verb on the button. */
  readonly confirmText: string
  readonly isBusy: boolean
  /** The server's sentence about what was typed; '' for none. */
  readonly error: string
}

/** Detail of the event `submit`. */
export interface SheetWords {
  /** The chosen chip's value, '' without chips. */
  readonly preset: string
  /** Trimmed. */
  readonly text: string
}

export const closedSheet: WordsSheet = {
  isOpen: false,
  draftKey: '',
  title: '',
  hint: '',
  presets: [],
  text: '',
  placeholder: '',
  max: 0,
  isTextNeeded: true,
  confirmText: '确定',
  isBusy: false,
  error: '',
}

/** An open sheet that asks this. */
export function askWords(asked: Partial<WordsSheet> & Pick<WordsSheet, 'title' | 'max' | 'confirmText'>): WordsSheet {
  return { ...closedSheet, ...asked, isOpen: true }
}
