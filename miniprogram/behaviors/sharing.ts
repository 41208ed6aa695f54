/** Cards that members send on. They leave the branch with the chat they are sent to, so they carry neither words nor pictures of anybody. */
export const shareTitles = {
  topic: '支部的讨论，进来说说你的做法',
  circle: '支部圈里有一条新内容',
} as const

/** What `onShareAppMessage` returns. @param path of the page, whose content is for those inside its scope only */
export function shareCard(path: string, title: string) {
  return { title, path, imageUrl: '/components/seal/share-card.png' }
}

/** What somebody is told whom the card reached outside of it. */
export const outsideText = '这里的内容只给本支部的同志看'
