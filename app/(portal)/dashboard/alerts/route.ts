import { requireActor } from '@/lib/auth/session'
import { readsFigures } from '@/lib/indicators/policy'
import { readAlerts } from '@/lib/projects/alerts'

/** Red and yellow projects for a window that turned out to be small. */
export async function GET() {
  const actor = await requireActor()
  const headers = { 'cache-control': 'private, no-store' }
  if (!readsFigures(actor)) return new Response(null, { status: 404, headers })
  return Response.json(await readAlerts(actor), { headers })
}
