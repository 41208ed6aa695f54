import type { CallRecord, Cloud } from '../cloud'
import { button, emptyNote, h } from '../dom'
import { byteSize, clockTime, milliseconds } from '../format'
import type { People } from '../people'

/** Rows kept in sight. */
const ROWS_MAX = 200
/** A call that looks at more documents than this for each it gives reads too much. */
const WASTEFUL_RATIO = 5
const WASTEFUL_MIN = 50

/** Every call of a cloud function, newest first; a tap opens its cost and its log. */
export class CallsPanel {
  readonly element = h('div', { class: 'panel-body' })
  private readonly body = h('tbody', { 'data-testid': 'calls' })
  private calls: CallRecord[] = []
  private opened: string | null = null

  constructor(
    private readonly cloud: Cloud,
    private readonly people: People,
    private readonly onCount: (count: number) => void,
  ) {
    cloud.on('call', (call) => this.add(call))
  }

  async load(): Promise<void> {
    this.calls = (await this.cloud.calls()).slice(-ROWS_MAX).reverse()
    this.render()
  }

  private add(call: CallRecord): void {
    this.calls = [call, ...this.calls.filter(({ id }) => id !== call.id)].slice(0, ROWS_MAX)
    this.render()
  }

  private clear(): void {
    this.calls = []
    this.render()
  }

  private render(): void {
    this.onCount(this.calls.length)
    if (this.calls.length === 0) {
      this.element.replaceChildren(emptyNote('在手机里点一点，每次云函数调用会排在这里。'))
      return
    }
    this.body.replaceChildren(...this.calls.flatMap((call) => this.rows(call)))
    const heads = ['时间', '函数', '谁', '用时', '数据库', '读到的文档', '结果'].map((text) =>
      h('th', { scope: 'col' }, [text]),
    )
    const table = h('table', {}, [h('thead', {}, [h('tr', {}, heads)]), this.body])
    const tools = h('div', { class: 'tools' }, [
      button({ label: '清空', testId: 'calls-clear', look: 'small', onTap: () => this.clear() }),
    ])
    this.element.replaceChildren(tools, table)
  }

  private rows(call: CallRecord): HTMLElement[] {
    const toggle = (): void => {
      this.opened = this.opened === call.id ? null : call.id
      this.render()
    }
    const name = h(
      'button',
      { type: 'button', class: 'link', 'aria-expanded': String(this.opened === call.id), onclick: toggle },
      [call.function, h('b', {}, [`.${call.action}`])],
    )
    const cells = [
      h('td', { class: 'quiet' }, [clockTime(call.at)]),
      h('td', {}, [name]),
      h('td', {}, [this.people.labelOf(call.caller)]),
      h('td', { class: 'number' }, [milliseconds(call.durationMs), h('small', {}, [' ms'])]),
      h('td', { class: 'number' }, [String(call.databaseCalls), h('small', {}, [' 次'])]),
      h('td', { class: isWasteful(call) ? 'number heavy' : 'number' }, [
        `${call.documentsExamined} → ${call.documentsReturned}`,
      ]),
      h('td', {}, [outcome(call)]),
    ]
    const row = h('tr', { 'data-testid': 'call', 'data-action': `${call.function}.${call.action}` }, cells)
    return this.opened === call.id ? [row, detail(call)] : [row]
  }
}

function isWasteful({ documentsExamined, documentsReturned }: CallRecord): boolean {
  return documentsExamined > WASTEFUL_MIN && documentsExamined > documentsReturned * WASTEFUL_RATIO
}

function outcome({ ok, code }: CallRecord): HTMLElement {
  return h('span', { class: ok ? 'tag done' : 'tag bad' }, [ok ? '成功' : String(code)])
}

function detail(call: CallRecord): HTMLElement {
  const facts: [string, string][] = [
    ['等待空闲实例', `${milliseconds(call.waitedMs)} ms${call.cold ? '，冷启动' : ''}`],
    ['请求和回答', `${byteSize(call.bytesIn)} → ${byteSize(call.bytesOut)}`],
    ['来源', `${call.source}，${call.caller ?? '没有身份'}`],
    ['编号', call.id],
  ]
  const list = h(
    'dl',
    {},
    facts.flatMap(([name, value]) => [h('dt', {}, [name]), h('dd', {}, [value])]),
  )
  const logs = call.logs.length > 0 && h('pre', {}, [call.logs.join('\n')])
  return h('tr', { class: 'detail', 'data-testid': 'call-detail' }, [h('td', { colspan: '7' }, [list, logs])])
}
