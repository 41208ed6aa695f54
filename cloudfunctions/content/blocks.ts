/** What articles are made of. Shapes as in the contract (contract/content/shapes.ts), as they are stored. */

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** Sanitised rich text: b, strong, i, em, u, br, a with the address of an official page. */
  | { readonly kind: 'paragraph'; readonly html: string }
  | { readonly kind: 'quote'; readonly text: string }
  | {
      readonly kind: 'picture'
      readonly fileId: string
      readonly caption: string
      /** Pixels, so that nothing jumps when it comes. */
      readonly width: number
      readonly height: number
    }
  | {
      readonly kind: 'video'
      readonly fileId: string
      readonly coverFileId: string
      readonly seconds: number
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }

export type BlockKind = Block['kind']

export interface StoredDocument {
  readonly fileId: string
  /** With its extension, as people know the file. */
  readonly fileName: string
  readonly bytes: number
  /** 0 when nobody said. */
  readonly pageCount: number
}
