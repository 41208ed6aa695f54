import { Calls } from './calls'
import { CloudClock } from './clock'
import { Database } from './database'
import { Deliveries } from './deliveries'
import { Happenings } from './events'
import { FunctionRuntime } from './functions/runtime'
import { OpenApi } from './openapi'
import { ContentCheck } from './openapi/content-check'
import { PhoneNumbers } from './openapi/phone-number'
import { Pushes } from './openapi/pushes'
import { sendSubscribeMessage } from './openapi/subscribe-message'
import { getUnlimitedCode } from './openapi/wxacode'
import { CloudPay, notificationEnvelope, type PayParts } from './pay'
import { OrderBook } from './pay/orders'
import { Payments } from './pay/payments'
import { State } from './state'
import { Files } from './storage/files'
import { Scheduler } from './timers/scheduler'
import { Timers } from './timers/timers'
import type { CloudOptions } from './types'

/** Everything a running cloud is made of. */
export type Parts = ReturnType<typeof assemble>

interface AssembleOptions extends CloudOptions {
  /** `http://127.0.0.1:PORT`, once the server listens. */
  origin: () => string
}

/** Puts the parts together; nothing listens or runs by itself yet. */
export function assemble(options: AssembleOptions) {
  const { dataDir, functionsDir, origin, envId = 'local', variables = {} } = options
  const happenings = new Happenings()
  const state = new State(dataDir)
  const clock = new CloudClock(state, happenings)
  const calls = new Calls(happenings)
  const database = new Database({
    dataDir,
    clock: () => clock.now(),
    ...(options.indexes ? { indexes: options.indexes } : {}),
  })
  const files = new Files(dataDir, envId)
  const runtime = new FunctionRuntime({ functionsDir, envId, variables, origin, clock, calls })
  const deliveries = new Deliveries(state, clock, runtime)
  const timers = new Timers(runtime, clock, state)
  const scheduler = new Scheduler({ clock, deliveries, timers }, (error) => console.error(error))
  happenings.on('clock', () => scheduler.wake())

  const pay: PayParts = {
    book: new OrderBook(state),
    refunds: { answer: 'done' },
    clock,
    runtime,
    deliveries,
    envId,
    envelope: notificationEnvelope,
    changed: (order) => happenings.emit('payment', order),
  }
  const pushes = new Pushes(state, clock, happenings)
  const contentCheck = new ContentCheck({ clock, deliveries, runtime })
  const phoneNumbers = new PhoneNumbers(state, clock)
  const openApi = new OpenApi(runtime, {
    'subscribeMessage.send': sendSubscribeMessage(pushes),
    'security.msgSecCheck': contentCheck.message,
    'security.mediaCheckAsync': contentCheck.media,
    'wxacode.getUnlimited': getUnlimitedCode(origin),
    'phonenumber.getPhoneNumber': phoneNumbers.handler,
  })
  const apis = { openApi, cloudPay: new CloudPay(pay), payments: new Payments(pay), pushes, contentCheck, phoneNumbers }
  return { envId, origin, happenings, state, clock, calls, database, files, runtime, timers, scheduler, ...apis }
}
