import { el } from './dom'

export interface ShareCard {
  title: string
  path: string
  imageUrl: string
}

export interface Person {
  openid: string
  label: string
}

interface Choice {
  label: string
  act(): void
}

/** A sheet from below; a tap beside it or on a choice closes it. */
export function openSheet(screen: HTMLElement, content: Node[], choices: Choice[]): void {
  const veil = el('div', { class: 'preview-veil', role: 'dialog' })
  const close = () => veil.remove()
  const buttons = [...choices, { label: '取消', act: () => undefined }].map(({ label, act }) => {
    const button = el('button', {}, [label])
    button.addEventListener('click', () => {
      close()
      act()
    })
    return button
  })
  veil.append(el('div', { class: 'preview-sheet' }, [...content, ...buttons]))
  veil.addEventListener('click', (event) => event.target === veil && close())
  screen.append(veil)
}

export interface CardActions {
  people: Person[]
  openAs(person: Person): void
  copyLink(): void
}

/** The card that the recipient would see, and the way to open it as somebody else. */
export function openShareCard(screen: HTMLElement, card: ShareCard, { people, openAs, copyLink }: CardActions): void {
  const picture = card.imageUrl ? [el('img', { src: card.imageUrl, alt: '' })] : []
  const content = [
    el('h2', {}, ['发给朋友的卡片']),
    el('div', { class: 'preview-card' }, [el('div', {}, [card.title]), ...picture]),
    el('p', {}, [card.path]),
  ]
  const choices = people.map((person) => ({ label: `以“${person.label}”打开`, act: () => openAs(person) }))
  openSheet(screen, content, [...choices, { label: '复制链接', act: copyLink }])
}
