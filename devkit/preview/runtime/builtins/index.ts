/** WeChat's built-in components for the preview: one table of them, and the base style sheet. */
import type { RegisterBuiltins } from '../builtins-api'
import { icon } from './basic/icon'
import { progress } from './basic/progress'
import { richText } from './basic/rich-text'
import { text } from './basic/text'
import { keyboardAccessory, selection, shareElement, span, stickyHeader, stickySection, view } from './basic/view'
import { coverImage, coverView } from './container/cover'
import { movableArea, movableView } from './container/movable'
import { matchMedia, pageContainer, rootPortal } from './container/overlay'
import { scrollView } from './container/scroll-view'
import { swiper, swiperItem } from './container/swiper'
import { button } from './form/button'
import { checkbox, checkboxGroup, radio, radioGroup } from './form/choice'
import { editor } from './form/editor'
import { form } from './form/form'
import { input } from './form/input'
import { label } from './form/label'
import { picker } from './form/picker'
import { pickerView, pickerViewColumn } from './form/picker-view'
import { slider } from './form/slider'
import { switchControl } from './form/switch'
import { textarea } from './form/textarea'
import { audio } from './media/audio'
import { canvas } from './media/canvas'
import { image } from './media/image'
import { placeholders } from './media/placeholder'
import { video } from './media/video'
import { navigator } from './open/navigator'
import { navigationBar, pageMeta } from './open/page-meta'
import { BASE_STYLE } from './styles/base'
import { buttonStyle } from './styles/button'
import { CONTAINER_STYLE } from './styles/container'
import { FORM_STYLE } from './styles/form'
import { PICKER_STYLE } from './styles/picker'
import { defineBuiltin } from './support/define'

export { builtinContextOf, canvasById, nodeOf } from './support/contexts'
export { setBuiltinHooks, type BuiltinHooks } from './support/hooks'

const BUILTINS = [
  ...[
    view,
    text,
    icon,
    progress,
    richText,
    shareElement,
    stickyHeader,
    stickySection,
    keyboardAccessory,
    span,
    selection,
  ],
  ...[
    scrollView,
    swiper,
    swiperItem,
    movableArea,
    movableView,
    coverView,
    coverImage,
    matchMedia,
    pageContainer,
    rootPortal,
  ],
  ...[
    button,
    checkbox,
    checkboxGroup,
    radio,
    radioGroup,
    switchControl,
    slider,
    input,
    textarea,
    label,
    form,
    picker,
    pickerView,
    pickerViewColumn,
    editor,
  ],
  ...[navigator, pageMeta, navigationBar, image, video, audio, canvas],
  ...placeholders,
]

/** Every tag that needs no `usingComponents`. `block`, `slot`, `template`, `import`, `include` and `wxs` belong to the compiler. */
export const BUILTIN_TAGS: readonly string[] = BUILTINS.map(({ tag }) => tag)

/** The base style sheet for app.json's `"style"`. */
export const builtinStyle = (version?: string): string =>
  [BASE_STYLE, CONTAINER_STYLE, buttonStyle(version), FORM_STYLE, PICKER_STYLE].join('\n')

export const registerBuiltins: RegisterBuiltins = (api) => {
  for (const definition of BUILTINS) defineBuiltin(api, definition)
  api.addStyle(builtinStyle(api.host.appConfig.style))
}
