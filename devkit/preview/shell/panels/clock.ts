import type { ClockInfo, Cloud } from '../cloud'
import { button, h } from '../dom'
import { longDay, minuteTime } from '../format'

/** Milliseconds between two looks at the clock. */
const TICK_MS = 1000
/** Milliseconds of offset that still count as the real time. */
const REAL_MS = 1000

const MOVES = [
  { move: '+1d', label: '+1 天' },
  { move: '+7d', label: '+7 天' },
  { move: '+1month', label: '+1 月' },
] as const

/** The cloud's time; moving it forward lets due timers run. */
export class ClockPanel {
  readonly element = h('section', { class: 'card clock', 'data-testid': 'clock' })
  private readonly day = h('span', { class: 'clock-day', 'data-testid': 'clock-day' })
  private readonly time = h('strong', { class: 'clock-time' })
  private readonly note = h('p', { class: 'note' })
  private readonly buttons: HTMLButtonElement[]
  private offsetMs = 0

  constructor(private readonly cloud: Cloud) {
    const reset = button({ label: '回到现在', testId: 'clock-reset', onTap: () => void this.move('reset') })
    this.buttons = MOVES.map(({ move, label }) =>
      button({ label, testId: `clock-${move}`, onTap: () => void this.move(move) }),
    )
    this.buttons.push(reset)
    const face = h('div', { class: 'clock-face' }, [this.time, this.day])
    this.element.append(h('h2', {}, ['时钟']), face, h('div', { class: 'row' }, this.buttons), this.note)
    cloud.on('clock', (clock) => this.show(clock))
    setInterval(() => this.tick(), TICK_MS)
  }

  get now(): number {
    return Date.now() + this.offsetMs
  }

  async load(): Promise<void> {
    this.show(await this.cloud.clock())
  }

  private async move(move: string): Promise<void> {
    for (const each of this.buttons) each.disabled = true
    this.note.textContent = '到点的定时任务正在跑。'
    try {
      this.show(await this.cloud.moveClock(move))
    } finally {
      for (const each of this.buttons) each.disabled = false
    }
  }

  private show({ offsetMs }: ClockInfo): void {
    this.offsetMs = offsetMs
    const isMoved = Math.abs(offsetMs) > REAL_MS
    this.note.textContent = isMoved ? '时间拨动过，重启后还在。' : '和电脑同步。'
    this.element.classList.toggle('moved', isMoved)
    this.tick()
  }

  private tick(): void {
    this.day.textContent = longDay(this.now)
    this.time.textContent = minuteTime(this.now)
  }
}
