import { expect, test } from 'vitest'
import { deviceName } from '@/components/users/device-name'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Windows 电脑,Edge',
  ],
  [
    'Mozilla/5.0 (Linux; Android 8.1.0; MI 6) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0.2',
    '安卓手机,微信',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 14_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0 Mobile/15E148 Safari/604.1',
    'iPhone,Safari',
  ],
  ['curl/8.0', '未知设备'],
  [null, '未知设备'],
])('%s is called %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})
