/**
 * Loads the demonstration into an empty database, as its owner, all or nothing:
 * `node --conditions=react-server --import tsx scripts/demo/load.ts [--today YYYY-MM-DD]` with DATABASE_URL and NEXTAUTH_SECRET.
 */
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { todayInShanghai } from '@/lib/dates'
import { loadDemonstration } from './world'

const { values } = parseArgs({ options: { today: { type: 'string' } } })
const today = z.iso.date().parse(values.today ?? todayInShanghai(new Date()))
const url = z.string('DATABASE_URL is missing').parse(process.env.DATABASE_URL)

const { records, changes } = await loadDemonstration(url, today)
console.log(`${records} 条记录,${changes} 条变更`)
