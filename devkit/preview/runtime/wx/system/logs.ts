import type { Host } from '../../host'
import { promised } from '../core/api'

type Write = (...args: unknown[]) => void

/** Logs and reports that go to WeChat's servers on a phone; here they go to the browser's console and to the shell. */
export function logApis(host: Host): Record<string, unknown> {
  return {
    getLogManager: () => ({ debug: line('debug'), info: line('info'), log: line('log'), warn: line('warn') }),
    getRealtimeLogManager: realtimeLog,
    reportEvent: (eventId: string, data?: unknown) => host.emit('report', { eventId, data }),
    reportAnalytics: (eventId: string, data?: unknown) => host.emit('report', { eventId, data }),
    reportMonitor: (name: string, value: number) => host.emit('report', { eventId: name, data: value }),
    reportPerformance: (id: number, value: number) => host.emit('report', { eventId: String(id), data: value }),
    getPerformance: performanceManager,
    getExptInfoSync: () => ({}),
    requestIdleCallback: (callback: IdleRequestCallback, options?: IdleRequestOptions) =>
      window.requestIdleCallback(callback, options),
    cancelIdleCallback: (id: number) => window.cancelIdleCallback(id),
    setWindowSize: promised('setWindowSize', () => undefined),
  }
}

function line(level: 'debug' | 'info' | 'log' | 'warn'): Write {
  return (...args) => console[level](...args)
}

function realtimeLog(): Record<string, unknown> {
  return {
    info: line('info'),
    warn: line('warn'),
    // An error that a program reports about itself is no fault of the frame: it must not look like one.
    error: line('warn'),
    setFilterMsg: () => undefined,
    addFilterMsg: () => undefined,
    in: realtimeLog,
    tag: () => ({
      info: line('info'),
      warn: line('warn'),
      error: line('warn'),
      setFilterMsg: () => undefined,
      addFilterMsg: () => undefined,
    }),
    getCurrentState: () => ({ size: 0, maxSize: 5120, logCount: 0, maxLogCount: 200 }),
  }
}

function performanceManager(): Record<string, unknown> {
  return {
    getEntries: () => performance.getEntries(),
    getEntriesByName: (name: string, type?: string) => performance.getEntriesByName(name, type),
    getEntriesByType: (type: string) => performance.getEntriesByType(type),
    createObserver: () => ({ observe: () => undefined, disconnect: () => undefined }),
    setBufferSize: () => undefined,
    now: () => performance.now(),
  }
}
