/** The last lines of a start: where the portal is, and how to get in. */
import { say } from './console.mjs'
import { demonstrationAccounts } from './database.mjs'

/** Public knowledge: only accounts marked as demonstration ever get it. */
const PASSWORD = 'luodi-demo-2022'

/** At least one sign-in for each role; the demonstration has more. */
const SIGN_INS = {
  admin: '系统管理员',
  clerk: '科技局经办',
  reviewer: '科技局审核',
  leader: '领导',
  enterprise: '企业',
  enterprise2: '企业',
  university: '高校院所',
}

/**
 * @param {object} start
 * @param {string} start.address
 * @param {string} start.seconds
 * @param {import('./prepare.mjs').Prepared} start.prepared
 */
export async function welcome({ address, seconds, prepared: { url, setupCode } }) {
  say(`已就绪:${address}(共用时 ${seconds})`)
  if (setupCode) say(`还没有任何账号,请打开 ${address}/setup 设置首位管理员,设置码 ${setupCode}`)
  const names = Object.keys(SIGN_INS)
  const accounts = await demonstrationAccounts(url, names)
  if (accounts.length === 0) return
  say(`演示账号,密码均为 ${PASSWORD}:`)
  const width = Math.max(...names.map((name) => name.length))
  for (const { account, name, organization } of accounts) {
    say(`  ${account.padEnd(width)}  ${SIGN_INS[account]} · ${organization ? `${organization} ` : ''}${name}`)
  }
}
