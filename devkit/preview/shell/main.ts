/** The console around the phone: who uses it, what its calls cost, what was pushed and paid, what the database holds. */
import './shell.css'
import { Banner } from './banner'
import { Cloud } from './cloud'
import { h } from './dom'
import { CallsPanel } from './panels/calls'
import { ClockPanel } from './panels/clock'
import { DataPanel } from './panels/data'
import { IdentityPanel } from './panels/identities'
import { PaymentsPanel } from './panels/payments'
import { PushesPanel } from './panels/pushes'
import { People } from './people'
import { Phone } from './phone'
import { Tabs } from './tabs'

const APP_NAME = '党员之家'

class Console {
  private readonly status = h('span', { class: 'status', 'data-testid': 'status' })
  private readonly place = h('span', { class: 'place', 'data-testid': 'place' })
  private readonly banner = new Banner()
  private readonly people = new People()
  private readonly phone = new Phone()
  private readonly cloud = new Cloud((isConnected) => this.showConnection(isConnected))
  private readonly clock = new ClockPanel(this.cloud)
  private readonly identities = new IdentityPanel(this.people, this.phone, () => this.changed())
  private readonly calls = new CallsPanel(this.cloud, this.people, (count) => this.tabs.setCount('calls', count))
  private readonly pushes: PushesPanel
  private readonly payments: PaymentsPanel
  private readonly tabs: Tabs

  constructor() {
    const { cloud, people, phone } = this
    const now = (): number => this.clock.now
    this.pushes = new PushesPanel({
      cloud,
      people,
      phone,
      now,
      onCount: (count) => this.tabs.setCount('pushes', count),
    })
    this.payments = new PaymentsPanel({ cloud, people, now, onCount: (count) => this.tabs.setCount('payments', count) })
    const data = new DataPanel(cloud)
    this.tabs = new Tabs([
      { id: 'calls', label: '调用', element: this.calls.element },
      { id: 'pushes', label: '消息', element: this.pushes.element },
      { id: 'payments', label: '支付', element: this.payments.element },
      { id: 'data', label: '数据', element: data.element, onOpen: () => void data.load() },
    ])
    this.listenToPhone()
  }

  async start(root: HTMLElement): Promise<void> {
    root.append(this.banner.element, this.phone.element, this.console())
    this.people.setDemo(await this.cloud.identities().catch(() => []))
    this.identities.render()
    this.phone.start(this.people.current)
    this.tabs.start()
    await Promise.all([this.clock.load(), this.calls.load(), this.pushes.load(), this.payments.load()])
  }

  private console(): HTMLElement {
    const title = h('div', { class: 'brand' }, [
      h('span', { class: 'seal', 'aria-hidden': 'true' }, ['家']),
      h('h1', {}, [APP_NAME]),
    ])
    const head = h('header', {}, [title, this.place, this.status])
    const upper = h('div', { class: 'upper' }, [this.identities.element, this.clock.element])
    return h('main', { class: 'console' }, [head, upper, this.tabs.element])
  }

  private listenToPhone(): void {
    this.phone.on('navigate', ({ path, title }) => {
      const own = title === APP_NAME ? '' : title
      this.place.replaceChildren(own, h('small', {}, [path]))
    })
    this.phone.on('identity', ({ openid }) => {
      // The frame may have chosen by itself, by a card opened as somebody else.
      if (openid === this.people.current) return
      this.people.current = openid
      this.changed()
      this.identities.render()
    })
    this.phone.on('missing-api', ({ name }) =>
      this.banner.show(`预览里没有 ${name}`, '手机上有这个接口，要看它的表现得用真机或开发者工具。'),
    )
    this.phone.on('error', ({ message }) => this.banner.show('小程序出错了', message))
  }

  private changed(): void {
    this.banner.clear()
    void this.pushes.load()
  }

  private showConnection(isConnected: boolean): void {
    this.status.textContent = isConnected ? '本地云在运行' : '本地云没有回应'
    this.status.classList.toggle('lost', !isConnected)
  }
}

const root = document.getElementById('shell')
if (root) void new Console().start(root)
