import type { InputOf } from '../../cloudfunctions/contract'
import { call } from './client'

export const openGarden = () => call('content.open', {})
export const listArticles = (input: InputOf<'content.listArticles'>) => call('content.listArticles', input)
export const openColumn = (input: InputOf<'content.openColumn'>) => call('content.openColumn', input)
export const listColumns = () => call('content.listColumns', {})
export const listFound = (input: InputOf<'content.listFound'>) => call('content.listFound', input)
export const openArticle = (articleId: string) => call('content.openArticle', { articleId })
export const setFavourite = (articleId: string, isFavourite: boolean) =>
  call('content.setFavourite', { articleId, isFavourite })
export const listFavourites = (cursor?: string) => call('content.listFavourites', { cursor })
export const confirmRead = (articleId: string, requestId: string) =>
  call('content.confirmRead', { articleId }, requestId)
export const setSubscription = (input: InputOf<'content.setSubscription'>, requestId: string) =>
  call('content.setSubscription', input, requestId)
export const articleCode = (articleId: string) => call('content.articleCode', { articleId })
