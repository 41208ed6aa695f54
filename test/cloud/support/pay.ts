import type { Cloud } from '../../../devkit/cloud'

/** The parameters of an order that WeChat Pay takes, with changes. */
export const anOrder = (more: object = {}): object => ({
  body: '2026 年 11 月党费',
  outTradeNo: 'A1',
  totalFee: 100,
  spbillCreateIp: '127.0.0.1',
  subMchId: '1900000109',
  envId: 'local',
  functionName: 'payhook',
  ...more,
})

/** Calls cloudPay inside a function, as the user oPayer. */
export const payingWith =
  (cloud: () => Cloud) =>
  (api: string, params: object): Promise<Record<string, unknown>> =>
    cloud().invoke('probe', { action: 'pay', api, params }, { openid: 'oPayer' }) as Promise<Record<string, unknown>>
