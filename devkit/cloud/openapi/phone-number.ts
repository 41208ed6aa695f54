import { createHash, randomUUID } from 'node:crypto'
import type { CloudClock } from '../clock'
import { LOCAL_APPID } from '../functions/environment'
import { PHONE_CODE_VALID_MS } from '../limits'
import type { State } from '../state'
import { OpenApiError } from './error'
import type { OpenApiHandler } from './index'

interface PhoneCode {
  phoneNumber: string
  expiresAt: number
}

const KIND = 'phone-code'

/** The codes that a tap on `<button open-type="getPhoneNumber">` gives, each good for one number, once. */
export class PhoneNumbers {
  constructor(
    private readonly state: State,
    private readonly clock: CloudClock,
  ) {}

  /** @param phoneNumber default: one that belongs to this openid for good */
  issue(openid: string, phoneNumber = inventNumber(openid)): string {
    const code = randomUUID().replaceAll('-', '')
    this.state.put(KIND, code, { phoneNumber, expiresAt: this.clock.now() + PHONE_CODE_VALID_MS })
    return code
  }

  /** `phonenumber.getPhoneNumber` */
  readonly handler: OpenApiHandler = ({ code }) => {
    const issued = typeof code === 'string' ? this.state.get<PhoneCode>(KIND, code) : undefined
    this.state.remove(KIND, String(code))
    if (!issued || issued.expiresAt < this.clock.now()) throw new OpenApiError(40029, 'invalid code')
    const { phoneNumber } = issued
    return {
      phone_info: {
        phoneNumber,
        purePhoneNumber: phoneNumber,
        countryCode: '86',
        watermark: { timestamp: Math.floor(this.clock.now() / 1000), appid: LOCAL_APPID },
      },
    }
  }
}

/** 1380000xxxx: a block of numbers that demo data may use. */
function inventNumber(openid: string): string {
  const digest = createHash('sha256').update(openid).digest().readUInt32BE(0)
  return `1380000${String(digest % 10000).padStart(4, '0')}`
}
