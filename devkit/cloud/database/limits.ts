/**
 * What the service allows, each with its unit and its source. A test may pass smaller ones to `Database`.
 *
 * Sources: [W] developers.weixin.qq.com, 云开发 → 数据库 → 权限与限制; [C] docs.cloudbase.net, 数据库 → 限制;
 * [M] MongoDB limits (the engine behind it); [S] source of wx-server-sdk 4.0.2.
 */
export interface Limits {
  /** Documents that `get()` answers without `limit()`, and with `limit(0)`. [W] [S] */
  getDefault: number
  /** Most documents of one `get()`. [W] [S] */
  getMax: number
  /** Documents that `aggregate()` answers when the pipeline has no `limit`. [W] */
  aggregateDefault: number
  /** Bytes of one document as BSON. [M] 16 MB */
  documentBytes: number
  /** Indexes of one collection, `_id` included. [C] 20; MongoDB itself would allow 64. */
  indexesPerCollection: number
  /** Milliseconds from start to commit; afterwards the transaction does not exist any more. [C], and the service's own message. */
  transactionMs: number
  /**
   * Milliseconds a write outside of any transaction waits for a document that a transaction holds. MongoDB waits as
   * well; ours gives up while the SDK (15 s) still listens.
   */
  lockWaitMs: number
  /** Characters of a collection's name. [S] */
  collectionName: number
  /** Nesting of a document. [M] */
  documentDepth: number
}

export const LIMITS: Limits = {
  getDefault: 100,
  getMax: 1000,
  aggregateDefault: 20,
  documentBytes: 16 * 1024 * 1024,
  indexesPerCollection: 20,
  transactionMs: 30_000,
  lockWaitMs: 10_000,
  collectionName: 32,
  documentDepth: 100,
}
