import { requireActor } from '@/lib/auth/session'
import { canImport } from '@/lib/imports/policy'
import { getImport } from '@/lib/imports/queries'
import { progressOf } from '../frame'

/** How far the work on a batch has come, for the page that waits for it. */
export async function GET(_: Request, { params }: RouteContext<'/imports/[id]/progress'>): Promise<Response> {
  const actor = await requireActor()
  const detail = canImport(actor) ? await getImport(actor, (await params).id) : null
  if (!detail) return new Response(null, { status: 404 })
  return Response.json(progressOf(detail), { headers: { 'cache-control': 'no-store' } })
}
