import { migrationState } from '@/lib/migration-state'
import { version } from '@/package.json'

export const dynamic = 'force-dynamic'

const noStore = { 'cache-control': 'no-store' }

/** Readiness: the database answers and has exactly the migrations this program was built for. */
export async function GET() {
  if (globalThis.__luodiStopping) {
    return Response.json({ status: 'stopping', version }, { status: 503, headers: noStore })
  }
  const migrations = await migrationState().catch(() => null)
  if (!migrations) {
    return Response.json(
      { status: 'database unreachable', version, message: '数据库暂时无法访问,请稍后重试' },
      { status: 503, headers: { ...noStore, 'retry-after': '5' } },
    )
  }
  const current = migrations.pending.length === 0 && migrations.unknown.length === 0
  return Response.json(
    { status: current ? 'ready' : 'migrations differ', version, migrations },
    { status: current ? 200 : 503, headers: noStore },
  )
}
