/** What built-ins ask of one another: a form of its fields, a label of its control, a group of its choices. */

/** A control with a `name` whose value a form collects. */
export interface Field {
  value(): unknown
  /** Back to empty, as WeChat's `form-type="reset"` does. */
  reset(): void
}

/** A checkbox or radio, as its group sees it. */
export interface Choice {
  readonly kind: 'checkbox' | 'radio'
  isChecked(): boolean
  setChecked(checked: boolean): void
  value(): string
}

export interface Group {
  readonly kind: 'checkbox' | 'radio'
  joined(choice: Choice): void
  left(choice: Choice): void
  /** The choice's state has changed; `byUser` makes the group tell it. */
  changed(choice: Choice, byUser: boolean): void
}

export interface Traits {
  field?: Field
  /** What a tap on a label does. */
  activate?: () => void
  choice?: Choice
  group?: Group
  form?: { submit(button: object): void; reset(button: object): void }
}
