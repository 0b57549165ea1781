// Started by killed.test.ts as a process of its own: commits a batch, and is killed in the middle of it.
import { commitImport } from '@/lib/imports/commit'
import { settled } from '@/lib/imports/run'

const [id = '', userId = ''] = process.argv.slice(2)
await commitImport({ role: 'BUREAU_STAFF', userId, name: '经办' }, id)
await settled(id)
process.exit(0)
