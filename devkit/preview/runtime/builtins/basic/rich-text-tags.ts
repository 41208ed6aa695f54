const SPAN_WIDTH = ['span', 'width']
const CELL = ['colspan', 'height', 'rowspan', 'width', 'align']

/** Elements that rich-text renders, with the attributes they keep beside class and style; from WeChat's "受信任的 HTML 节点及属性". */
export const TRUSTED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (
      'a abbr address article aside b bdi big blockquote br caption center cite code dd del div dl dt em fieldset footer h1 h2 h3 h4 h5 h6 header hr i ' +
      'ins label legend li mark nav p pre q rt ruby s section small span strong sub sup tbody tfoot thead tt u ul'
    )
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  bdo: ['dir'],
  col: SPAN_WIDTH,
  colgroup: SPAN_WIDTH,
  font: ['color', 'face', 'size'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width', 'border', 'cellpadding', 'cellspacing'],
  td: CELL,
  th: CELL,
  tr: CELL,
}
