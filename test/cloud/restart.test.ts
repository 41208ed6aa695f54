import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cloud } from '../../devkit/cloud'
import { aCloud } from './support/cloud'
import { anOrder, payingWith } from './support/pay'

let dataDir: string
let cloud: Cloud
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'cloud-restart-'))
  cloud = await aCloud({ dataDir, background: false })
})
afterEach(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true })
})

const pay = payingWith(() => cloud)

async function restart(): Promise<void> {
  await cloud.close()
  cloud = await aCloud({ dataDir, background: false })
}

test('an order, its payment and its refund are still known', async () => {
  const { prepayId } = await pay('unifiedOrder', anOrder())
  const paid = await cloud.payments.pay(String(prepayId))
  await pay('refund', { ...anOrder(), outRefundNo: 'R1', refundFee: 30 })
  await restart()
  expect(await pay('queryOrder', { outTradeNo: 'A1' })).toMatchObject({
    tradeState: 'REFUND',
    transactionId: paid.transactionId,
  })
  expect(await pay('queryRefund', { outRefundNo: 'R1' })).toMatchObject({ refundCount: 1, refundFee: 30 })
})

test('a notification that was refused is repeated by the cloud that comes after', async () => {
  const { prepayId } = await pay('unifiedOrder', anOrder({ attach: 'refuse 1' }))
  await cloud.payments.pay(String(prepayId))
  await restart()
  cloud.clock.move('+15s')
  await cloud.runDueTimers()
  expect(cloud.payments.get(String(prepayId)).callback.attempts).toBe(2)
})

test('files, consents and pushed messages are still there', async () => {
  const { fileID } = (await cloud.invoke('probe', { action: 'upload', path: 'a.txt', text: 'A' })) as { fileID: string }
  cloud.pushes.consent('oA', ['T1', 'T1'])
  cloud.pushes.spend('oA', 'T1')
  cloud.pushes.add({ openid: 'oA', templateId: 'T1', page: '', data: {} })
  await restart()
  expect(await cloud.invoke('probe', { action: 'download', fileID })).toBe('A')
  expect(cloud.pushes.consents('oA', 'T1')).toBe(1)
  expect(cloud.pushes.list('oA')).toHaveLength(1)
})

test('documents are still there', async () => {
  cloud.database.createCollection('things')
  await cloud.invoke('probe', { action: 'addAndCount', name: 'things' })
  await restart()
  expect(await cloud.invoke('probe', { action: 'addAndCount', name: 'things' })).toBe(2)
})
