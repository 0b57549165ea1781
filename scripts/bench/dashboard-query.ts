/** Prints the statement behind the dashboard of today, as the portal builds it: `tsx scripts/bench/dashboard-query.ts USER_ID`. */
import * as z from 'zod'
import { todayInShanghai } from '@/lib/dates'
import { disconnect, readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { dashboard } from '@/lib/indicators/queries'
import { parseScope } from '@/lib/indicators/scope'

const userId = z.uuid().parse(process.argv[2])
const { scope } = parseScope({}, todayInShanghai(new Date()))

const asked: Prisma.Sql[] = []

/** A transaction that notes what is asked of it by SQL. */
function noting(tx: Tx): Tx {
  const queryRaw = (first: TemplateStringsArray | Prisma.Sql, ...values: Prisma.Sql['values']) => {
    const sql = first instanceof Prisma.Sql ? first : Prisma.sql(first, ...values)
    asked.push(sql)
    return tx.$queryRaw(sql)
  }
  return new Proxy(tx, {
    get: (target, name) => (name === '$queryRaw' ? queryRaw : Reflect.get(target, name)),
  })
}

await readAs({ role: 'LEADER', userId, name: 'bench' }, (tx) => dashboard(noting(tx), scope))
await disconnect()

// Beside the figures only small questions are asked: has anything changed, where does the count begin.
const [longest] = asked.toSorted((a, b) => b.text.length - a.text.length)
if (!longest) throw new Error('the dashboard asked nothing')
console.log(JSON.stringify({ text: longest.text, values: longest.values }))
