/** Full-width forms become plain ones, spaces and invisible characters go: what people mean to type is what is compared. */
export const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')
