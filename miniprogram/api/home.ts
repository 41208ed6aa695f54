import { call } from './client'

export const openHome = () => call('home.open', {})
export const openAdmin = () => call('home.openAdmin', {})
export const listNotices = (cursor?: string) => call('home.listNotices', { cursor })
export const readNotices = () => call('home.readNotices', {})
