/** One line of a picker. */
export interface Option<K extends string = string> {
  readonly value: K
  readonly label: string
  /** What tells two of the same label apart; shown by sheets. */
  readonly note?: string
}

/** A vocabulary as picker options, in its display order. */
export function optionsOf<K extends string>(labels: Readonly<Record<K, string>>): Option<K>[] {
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))
}
