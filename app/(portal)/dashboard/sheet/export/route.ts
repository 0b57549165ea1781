import type { NextRequest } from 'next/server'
import { requireActor } from '@/lib/auth/session'
import { exportOnePage } from '@/lib/exports/one-page'
import { exportFormats } from '@/lib/exports/write'
import { readsFigures } from '@/lib/indicators/policy'
import { choiceParam } from '@/lib/lists'
import { answerWithFile, sentence } from '../../../exports/answer'

/** Every figure with last year's and its target, as a file. */
export async function GET(request: NextRequest) {
  const actor = await requireActor()
  const params = Object.fromEntries(request.nextUrl.searchParams)
  const format = choiceParam(params, 'format', exportFormats)
  if (!readsFigures(actor) || !format) return sentence(404, '页面不存在')
  return answerWithFile(() => exportOnePage(actor, { params, format }))
}
