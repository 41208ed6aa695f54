/** After all layers: the shared browser of browser-once.ts goes. */
export default async function browserDone(): Promise<void> {
  await globalThis.browserServer?.close()
}
