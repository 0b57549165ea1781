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

export const macros = () =>
  new Refused(
    'macros',
    '文件含有宏,为安全起见不接收。请在 WPS 或 Excel 中“另存为”.xlsx 文件(Excel 工作簿,不含宏)后再上传。',
  )

export const externalLinks = () =>
  new Refused(
    'externalLinks',
    '文件引用了其他工作簿(外部链接),其中的数可能不是最新的,不接收。请用“数据 → 编辑链接 → 断开链接”,或全选复制后“选择性粘贴为数值”,保存后再上传。',
  )

export const empty = () => new Refused('empty', '文件里没有内容。请确认选对了文件,并已保存后再上传。')
