const CHUNK = 0x8000

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // String.fromCharCode takes only so many arguments.
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

export function encodingApis(): Record<string, unknown> {
  return {
    base64ToArrayBuffer: (text: string) => fromBase64(text).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(new Uint8Array(buffer)),
    getRandomValues: async ({ length }: { length: number }) => ({
      errMsg: 'getRandomValues:ok',
      randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
    }),
  }
}
