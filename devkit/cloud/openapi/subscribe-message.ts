import { OpenApiError } from './error'
import type { OpenApiHandler } from './index'
import type { Pushes } from './pushes'

/** What a value may be, by the name its key begins with. Source: 订阅消息参数值内容限制说明. */
const VALUE_RULES: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\w\s\p{Script=Han}]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^.{4,}$/u,
  date: /^.{4,}$/u,
  amount: /^[^\d]?\d{1,10}(\.\d+)?元?$/u,
  phone_number: /^[\d+\-#*() ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^(\p{Script=Han}{1,10}|[A-Za-z .·]{1,20}|[\p{Script=Han}A-Za-z .·]{1,10})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  const: /^.{1,20}$/su,
}

/** `subscribeMessage.send`: recorded, if the user has agreed to one more of this template. */
export function sendSubscribeMessage(pushes: Pushes): OpenApiHandler {
  return (params) => {
    const { touser: openid, template_id: templateId, page = '', data } = params
    if (typeof openid !== 'string' || openid === '') throw new OpenApiError(40003, 'invalid openid')
    if (typeof templateId !== 'string' || templateId === '') throw new OpenApiError(40037, 'invalid template_id')
    const values = checkData(data)
    if (!pushes.spend(openid, templateId)) throw new OpenApiError(43101, 'user refuse to accept the msg')
    pushes.add({ openid, templateId, page: String(page), data: values })
    return {}
  }
}

function checkData(data: unknown): Record<string, { value: string }> {
  if (typeof data !== 'object' || data === null) throw new OpenApiError(47001, 'data format error')
  const entries = Object.entries(data as Record<string, { value?: string | number } | null>)
  return Object.fromEntries(
    entries.map(([key, item]) => {
      const value = String(item?.value ?? '')
      const rule = VALUE_RULES[key.replace(/\d+$/, '')]
      if (!rule?.test(value))
        throw new OpenApiError(47003, `argument invalid! data.${key}.value is ${value ? 'invalid' : 'empty'}`)
      return [key, { value }]
    }),
  )
}
