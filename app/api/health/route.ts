import { version } from '@/package.json'

export const dynamic = 'force-dynamic'

/** Liveness: the process answers. Never touches the database, or a database fault would get the portal restarted. */
export function GET() {
  return Response.json({ status: 'ok', version }, { headers: { 'cache-control': 'no-store' } })
}
