/** glass-easel templates as its compiler would write them: the compiler is not in the browser, and these few shapes are enough. */
type Define = readonly unknown[]
export type Children = (...define: unknown[]) => void
type DefineElement = (...args: [tag: string, generics: object, init: () => void, children: Children]) => void

export const element = (define: Define, tag: string, children: Children): void =>
  (define[2] as DefineElement)(tag, {}, () => {}, children)

export const slot =
  (name = ''): Children =>
  (...define) =>
    (define[5] as (name: string) => void)(name)

/** `<slot/>` within elements, outermost first. */
export const slotWithin = (layers: readonly string[]): Children => {
  const [first, ...rest] = layers
  return first === undefined ? slot() : (...define) => element(define, first, slotWithin(rest))
}

export const templateOf = (children: Children): Record<string, unknown> => ({
  content: () => () => ({ C: children, B: {} }),
})
