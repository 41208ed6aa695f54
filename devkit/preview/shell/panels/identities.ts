import { button, h } from '../dom'
import type { People } from '../people'
import type { Phone } from '../phone'

/** Who uses the phone, how well they see, and whether they are online. */
export class IdentityPanel {
  readonly element = h('section', { class: 'card', 'data-testid': 'identities' })
  private isBig = false

  constructor(
    private readonly people: People,
    private readonly phone: Phone,
    private readonly onChange: () => void,
  ) {}

  render(): void {
    const chips = this.people.all.map(({ openid, label, role }) => {
      const isCurrent = openid === this.people.current
      const attributes = {
        type: 'button',
        class: 'person',
        'aria-pressed': String(isCurrent),
        'data-testid': `identity-${openid}`,
        title: openid,
        onclick: () => this.choose(openid),
      }
      return h('button', attributes, [h('b', {}, [label]), h('span', {}, [role])])
    })
    const stranger = button({
      label: '新的微信用户',
      testId: 'identity-new',
      look: 'dashed',
      onTap: () => this.choose(this.people.addStranger().openid),
    })
    this.element.replaceChildren(
      h('h2', {}, ['身份']),
      h('div', { class: 'people' }, [...chips, stranger]),
      h('div', { class: 'switches' }, [
        this.toggle('大字号', 'toggle-font', { isOn: this.isBig, onChange: (isOn) => this.setFont(isOn) }),
        this.toggle('断开网络', 'toggle-offline', {
          isOn: !this.phone.isOnline,
          onChange: (isOn) => this.phone.setOnline(!isOn),
        }),
      ]),
    )
  }

  private choose(openid: string): void {
    if (openid !== this.people.current) {
      this.people.current = openid
      this.phone.become(openid)
      this.onChange()
    }
    this.render()
  }

  private setFont(isBig: boolean): void {
    this.isBig = isBig
    this.phone.setBigFont(isBig, this.people.current)
  }

  private toggle(
    label: string,
    testId: string,
    { isOn, onChange }: { isOn: boolean; onChange(isOn: boolean): void },
  ): HTMLElement {
    const box = h('input', {
      type: 'checkbox',
      role: 'switch',
      'data-testid': testId,
      onchange: () => onChange(box.checked),
    })
    box.checked = isOn
    return h('label', { class: 'switch' }, [box, label])
  }
}
