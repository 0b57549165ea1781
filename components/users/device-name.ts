const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙手机'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, 'Mac 电脑'],
  [/Linux/, 'Linux 电脑'],
]

// The more particular first: nearly every browser also calls itself Chrome and Safari.
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/360SE|360EE|QihooBrowser/, '360 浏览器'],
  [/Edg\//, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrom(e|ium)/, 'Chrome'],
  [/Safari/, 'Safari'],
]

/** "Windows 电脑,Edge": enough for somebody to recognise his own device by. */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return '未知设备'
  const named = [systems, browsers].flatMap(
    (names) => names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? [],
  )
  return named.join(',') || '未知设备'
}
