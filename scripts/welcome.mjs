/** The last lines of a start: where the portal is, and how to get in. */
import { say } from './console.mjs'

/** Public knowledge: only accounts marked as demonstration ever get it. */
const DEMONSTRATION_PASSWORD = 'luodi-demo-2022'

const ROLES = {
  ADMINISTRATOR: '系统管理员',
  BUREAU_STAFF: '科技局经办',
  BUREAU_REVIEWER: '科技局审核',
  LEADER: '领导',
  ENTERPRISE_USER: '企业用户',
  INSTITUTION_CONTACT: '高校院所联系人',
}

/**
 * @param {object} start
 * @param {string} start.address
 * @param {string} start.seconds
 * @param {string | undefined} start.setupCode
 * @param {{ account: string, name: string, role: string }[]} start.accounts
 */
export function announce({ address, seconds, setupCode, accounts }) {
  say(`已就绪:${address}(共用时 ${seconds})`)
  if (setupCode) say(`还没有任何账号,请打开 ${address}/setup 设置首位管理员,设置码 ${setupCode}`)
  if (accounts.length > 0) {
    say(`演示账号,密码均为 ${DEMONSTRATION_PASSWORD}:`)
    const width = Math.max(...accounts.map(({ account }) => account.length))
    for (const { account, name, role } of accounts) {
      say(`  ${account.padEnd(width)}  ${ROLES[role] ?? role} · ${name}`)
    }
  }
}
