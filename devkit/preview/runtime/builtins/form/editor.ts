/** A plain rich-text editor on contenteditable: enough to write, format and read; a delta has text only. */
import { builtin, type Context } from '../support/builtin'
import { provideContext } from '../support/contexts'

const PROPS = {
  readOnly: false,
  placeholder: '',
  showImgSize: false,
  showImgToolbar: false,
  showImgResize: false,
  enableFormats: null,
  name: '',
}
interface Result {
  errMsg: string
}
interface Answer {
  success?: (result: Result) => void
  complete?: (result: Result) => void
}

/** Format names of WeChat whose execCommand needs a value or another name. */
const COMMANDS: Record<string, (value: unknown) => [string, string?]> = {
  bold: () => ['bold'],
  italic: () => ['italic'],
  underline: () => ['underline'],
  strike: () => ['strikeThrough'],
  header: (value) => ['formatBlock', `h${String(value)}`],
  align: (value) => [
    `justify${value === 'justify' ? 'Full' : String(value).replace(/^./, (letter) => letter.toUpperCase())}`,
  ],
  list: (value) => [value === 'ordered' ? 'insertOrderedList' : 'insertUnorderedList'],
  color: (value) => ['foreColor', String(value)],
  backgroundColor: (value) => ['hiliteColor', String(value)],
  script: (value) => [value === 'sub' ? 'subscript' : 'superscript'],
}

const contentOf = (area: HTMLElement) => ({
  html: area.innerHTML,
  text: `${area.innerText}\n`,
  delta: { ops: [{ insert: `${area.innerText}\n` }] },
})

const editorContext = (context: Context<typeof PROPS>, area: HTMLElement) => {
  const content = () => contentOf(area)
  const done = (name: string, options: Answer | undefined, extra: object = {}): void => {
    const result = { errMsg: `${name}:ok`, ...extra }
    options?.success?.(result)
    options?.complete?.(result)
  }
  // The browser's only way to edit as a user does, with undo; no successor exists.
  const command = (name: string, value?: string): void => {
    area.focus()
    document.execCommand(name, false, value)
  }
  return {
    content,
    api: {
      getContents: (options?: Answer) => done('getContents', options, content()),
      setContents(options: Answer & { html?: string; delta?: { ops?: { insert?: unknown }[] } }) {
        if (options.html !== undefined) area.innerHTML = options.html
        else
          area.textContent = (options.delta?.ops ?? [])
            .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
            .join('')
        context.emit('input', content())
        done('setContents', options)
      },
      insertText(options: Answer & { text?: string }) {
        command('insertText', options.text ?? '')
        done('insertText', options)
      },
      insertImage(options: Answer & { src: string }) {
        command('insertImage', context.api.assetUrl(context.self, options.src))
        done('insertImage', options)
      },
      insertDivider(options?: Answer) {
        command('insertHorizontalRule')
        done('insertDivider', options)
      },
      format(name: string, value?: unknown) {
        const known = COMMANDS[name]
        if (!known) throw new Error(`EditorContext.format('${name}') is not available in the preview`)
        command(...known(value))
        context.emit('statuschange', { [name]: value ?? true })
      },
      removeFormat: (options?: Answer) => (command('removeFormat'), done('removeFormat', options)),
      undo: (options?: Answer) => (command('undo'), done('undo', options)),
      redo: (options?: Answer) => (command('redo'), done('redo', options)),
      clear(options?: Answer) {
        area.innerHTML = ''
        context.emit('input', content())
        done('clear', options)
      },
      blur: (options?: Answer) => (area.blur(), done('blur', options)),
      scrollIntoView: () => void area.scrollIntoView(),
      getSelectionText: (options?: Answer) =>
        done('getSelectionText', options, { text: String(document.getSelection() ?? '') }),
    },
  }
}

export const editor = builtin({
  tag: 'editor',
  props: PROPS,
  setup(context) {
    const area = context.element('div', 'wx-editor-area')
    const { content, api } = editorContext(context, area)
    provideContext(context.host, api)
    context.watch(['readOnly', 'placeholder'], () => {
      area.contentEditable = context.data.readOnly ? 'false' : 'true'
      area.dataset['placeholder'] = context.data.placeholder
    })
    area.addEventListener('focus', () => context.emit('focus', content()))
    area.addEventListener('blur', () => context.emit('blur', content()))
    area.addEventListener('input', () => context.emit('input', content()))
    context.onAttached(() => context.emitLater('ready'))
  },
})
