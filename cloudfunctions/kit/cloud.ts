/** The SDK, initialised once for the environment the function runs in. */
import cloud from 'wx-server-sdk'

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

/** WeChat's server APIs in use. The SDK leaves them untyped; a function also names each in its config.json. */
interface OpenApi {
  security: {
    msgSecCheck(request: { version: 2; openid: string; scene: number; content: string }): Promise<{
      result: { suggest: string }
    }>
    mediaCheckAsync(request: {
      version: 2
      openid: string
      scene: number
      mediaType: 2
      mediaUrl: string
    }): Promise<{ traceId: string }>
  }
  subscribeMessage: {
    send(request: {
      touser: string
      templateId: string
      page: string
      data: Record<string, { value: string }>
    }): Promise<unknown>
  }
  wxacode: {
    getUnlimited(request: { scene: string; page: string; checkPath: boolean }): Promise<{ buffer: Buffer }>
  }
}

const openapi = cloud.openapi as unknown as OpenApi

export { cloud, openapi }
