import { el } from '../chrome/dom'
import { enterOptions } from './launch'
import type { MiniProgram } from './mini-program'

/** Whether the mini program is in the foreground: the phone's home gesture is the capsule's "◎" here, or a hidden browser tab. */
export class Presence {
  private curtain: HTMLElement | null = null

  constructor(private readonly app: MiniProgram) {}

  follow(): void {
    document.addEventListener('visibilitychange', () => {
      if (this.curtain) return
      if (document.visibilityState === 'hidden') this.background()
      else this.foreground()
    })
  }

  /** To the background, where it stays alive. */
  close(): void {
    if (this.curtain) return
    const again = el('button', {}, ['重新打开'])
    this.curtain = el('div', { class: 'preview-closed' }, [el('span', {}, ['小程序在后台']), again])
    again.addEventListener('click', () => this.reopen())
    document.body.append(this.curtain)
    this.background()
  }

  reopen(): void {
    this.curtain?.remove()
    this.curtain = null
    this.foreground()
  }

  private background(): void {
    this.app.stack.top?.hide()
    this.app.lifecycle.hide()
  }

  private foreground(): void {
    const { top } = this.app.stack
    this.app.lifecycle.show(enterOptions({ path: top?.path ?? '', query: top?.query ?? {} }))
    top?.show()
  }
}
