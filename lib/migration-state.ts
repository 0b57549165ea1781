import 'server-only'

import { readdir } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { withoutActor } from '@/lib/db'

const rows = z.array(z.object({ name: z.string() }))

/** Names of migrations the database has, lacks, and has beyond what this program knows. */
export async function migrationState(): Promise<{ applied: number; pending: string[]; unknown: string[] }> {
  const applied = rows
    .parse(
      await withoutActor().$queryRaw`
        SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    .map(({ name }) => name)
  const folders = await readdir(path.resolve('prisma/migrations'), { withFileTypes: true })
  const known = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return {
    applied: applied.length,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}
