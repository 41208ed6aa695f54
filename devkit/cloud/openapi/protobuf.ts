import protobuf from 'protobufjs'

/** The messages of wx.openApi, as wx-server-sdk 4.0.2 encodes and decodes them (src/protobuf/openapi.js). */
const PROTO = `
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; SvrkitApiData svrkitData = 4; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6; }
`
const { root } = protobuf.parse(PROTO, { keepCase: true })
const CommApiData = root.lookupType('CommApiData')
const CommOpenApiResp = root.lookupType('CommOpenApiResp')

/** @returns the parameters of an openapi call: each value arrives as its own JSON text */
export function decodeRequest(bytes: Uint8Array): Record<string, unknown> {
  const message = CommApiData.decode(bytes) as unknown as {
    openapiData?: { pairs?: { key: string; value: Uint8Array }[] }
  }
  const pairs = message.openapiData?.pairs ?? []
  return Object.fromEntries(pairs.map(({ key, value }) => [key, parse(Buffer.from(value))]))
}

/** A file parameter is raw bytes, everything else JSON. */
function parse(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'))
  } catch {
    return value
  }
}

export function encodeJson(body: unknown): Uint8Array {
  return encode({ respData: Buffer.from(JSON.stringify(body)), contentType: 'application/json', httpCode: 200 })
}

export function encodeFile(respData: Uint8Array, contentType: string): Uint8Array {
  return encode({ respData, contentType, httpCode: 200 })
}

/** A refusal before the API itself was reached, such as -604101. */
export function encodeRefusal(errorCode: number): Uint8Array {
  return encode({ errorCode, httpCode: 200 })
}

function encode(message: object): Uint8Array {
  return CommOpenApiResp.encode(CommOpenApiResp.create(message)).finish()
}
