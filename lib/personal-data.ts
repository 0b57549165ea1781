/** 13800138000 → 138****8000; a landline keeps its area code and its last two digits. */
export function maskMobile(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits.length === 11 && digits.startsWith('1')) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return `${digits.slice(0, 3)}****${digits.slice(-2)}`
}

/** 王小明 → 王**; several names stay as many. */
export function maskNames(names: string): string {
  return names.replace(/[^、,,;;\s]+/gu, (name) => `${[...name][0] ?? ''}**`)
}

/** 10.1.2.3 → 10.1.*.*, and the network of an IPv6 address. */
export function maskAddress(ip: string): string {
  if (ip.includes(':')) return `${ip.split(':').slice(0, 2).join(':')}:*`
  return ip.replace(/^(\d+\.\d+)\..*$/, '$1.*.*')
}

export type ReadPhone = { ok: true; phone: string } | { ok: false; message: string }

/** A mobile number as 13800138000, a landline as 0312-2345678 or 0312-2345678-801. */
export function readPhone(text: string): ReadPhone {
  const compact = text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/[\s()]/g, '')
    .replace(/^\+?86-?(?=1\d|0\d)/, '')
  const mobile = compact.replaceAll('-', '')
  if (/^1[3-9]\d{9}$/.test(mobile)) return { ok: true, phone: mobile }
  const [matched, area, number, extension] =
    /^(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(-\d{1,6})?$/.exec(compact) ?? []
  if (matched) return { ok: true, phone: `${area}-${number}${extension ?? ''}` }
  return { ok: false, message: '请填写 11 位手机号,或带区号的固定电话,如 0312-2345678' }
}
