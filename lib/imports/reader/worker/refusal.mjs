/** A file that is not read. The message is shown to the person as written: what is wrong, and what to do. */
export class Refused extends Error {
  /**
   * @param {import('../types').RefusalReason} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message)
    this.reason = reason
  }
}

export const damaged = (detail = '') =>
  new Refused(
    'damaged',
    `文件不完整或已损坏${detail}。请用 Excel 或 WPS 打开,另存为新的 .xlsx 文件后再上传。`,
  )

export const hostile = (what) =>
  new Refused('hostile', `文件内部结构异常(${what}),为安全起见不读取。请把内容复制到新建的工作簿中再上传。`)

export const encrypted = () =>
  new Refused(
    'encrypted',
    '文件设有打开密码,无法读取。请用 Excel 或 WPS 打开后取消密码(文件 → 信息 → 保护工作簿),保存后再上传。',
  )

export const empty = () => new Refused('empty', '文件里没有内容。请确认选对了文件,并已保存后再上传。')
