import 'server-only'

import { withFacts } from '@/lib/indicators/fact-store'
import { readFigures } from '@/lib/indicators/queries'

/** Reads with a leader's eyes and for nobody: the facts of a bureau are the same for all who may see them. */
const nobody = { role: 'LEADER', userId: '00000000-0000-0000-0000-000000000000', name: '' } as const

/** Reads the facts into memory. A database that is not ready yet is no concern here: the first page asks again. */
export async function readFactsAhead(): Promise<void> {
  await readFigures(nobody, (tx) => withFacts(tx, () => undefined)).catch(() => undefined)
}
