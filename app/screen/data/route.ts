import type { NextRequest } from 'next/server'
import { SCREEN_FORM, type ScreenMessage } from '@/lib/screens/data'
import { readScreen } from '@/lib/screens/figures'
import { screenDay } from '@/lib/screens/scope'
import { deviceKey, forgetDeviceKey, keepDeviceKey, screenViewer } from '@/lib/screens/viewer'

export const dynamic = 'force-dynamic'

const noStore = { 'cache-control': 'private, no-store' }

/** What the screen asks once a minute. 401 closes it for good; 503 leaves what it shows. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await screenViewer()
    const key = await deviceKey()
    if (!viewer) {
      if (key !== undefined) await forgetDeviceKey()
      return Response.json({ status: 'closed' }, { status: 401, headers: noStore })
    }
    if (viewer.kind === 'device' && key !== undefined) await keepDeviceKey(key)
    const now = new Date()
    const { data, etag } = await readScreen(screenDay(viewer, request.nextUrl.searchParams.get('asOf'), now))
    const headers = { ...noStore, etag }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return Response.json({ form: SCREEN_FORM, at: now.toISOString(), data } satisfies ScreenMessage, {
      headers,
    })
  } catch (error) {
    console.error('screen', error)
    return Response.json(
      { status: 'unreachable' },
      { status: 503, headers: { ...noStore, 'retry-after': '15' } },
    )
  }
}
