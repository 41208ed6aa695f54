import { ORDER_ATTACH_MAX_BYTES, ORDER_BODY_MAX_BYTES } from '../limits'

/** WeChat Pay understood the request and declines: `resultCode: 'FAIL'`, `errCodeDes`. */
export class BusinessRefusal extends Error {
  constructor(
    readonly code: string,
    description: string,
  ) {
    super(description)
  }
}

/** The request itself is wrong: `returnCode: 'FAIL'`, `returnMsg`. */
export class ParameterRefusal extends Error {}

type Params = Record<string, unknown>

/** @throws ParameterRefusal in WeChat Pay's words when it is missing or empty */
export function needText(params: Params, name: string, maxBytes = Infinity): string {
  const value = params[name]
  if (typeof value !== 'string' || value === '') throw new ParameterRefusal(`缺少参数 ${name}`)
  if (Buffer.byteLength(value) > maxBytes) throw new ParameterRefusal(`参数 ${name} 长度超过 ${maxBytes} 字节`)
  return value
}

export const needBody = (params: Params): string => needText(params, 'body', ORDER_BODY_MAX_BYTES)

export const attachOf = (params: Params): string =>
  params.attach === undefined ? '' : needText(params, 'attach', ORDER_ATTACH_MAX_BYTES)

/** A whole number of fen above 0. */
export function needFen(params: Params, name: string): number {
  const value = params[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw new ParameterRefusal(`${name} 必须为大于 0 的整数（单位：分）`)
  }
  return value
}

/** Source: unifiedOrder, out_trade_no: "要求32个字符内，只能是数字、大小写字母_-|*". */
export function needTradeNumber(params: Params, name: string): string {
  const value = needText(params, name)
  if (!/^[0-9A-Za-z_\-|*]{1,32}$/.test(value))
    throw new ParameterRefusal(`${name} 只能是 32 个以内的数字、大小写字母和 _-|*`)
  return value
}

export function needAddress(params: Params, name: string): string {
  const value = needText(params, name)
  if (!/^[0-9a-fA-F.:]{3,45}$/.test(value)) throw new ParameterRefusal(`${name} 不是 IP 地址`)
  return value
}
