import type { NextRequest } from 'next/server'
import { requireActor } from '@/lib/auth/session'
import { exportDifference } from '@/lib/exports/difference'
import { exportFormats } from '@/lib/exports/write'
import { readsFigures } from '@/lib/indicators/policy'
import { findIndicator } from '@/lib/indicators/registry'
import { choiceParam } from '@/lib/lists'
import { answerWithFile, sentence } from '../../../../exports/answer'

/** The records that make two times of a figure differ, as a file. */
export async function GET(request: NextRequest, context: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireActor(), context.params])
  const params = Object.fromEntries(request.nextUrl.searchParams)
  const format = choiceParam(params, 'format', exportFormats)
  const indicator = findIndicator(id)
  if (!readsFigures(actor) || !indicator || !format) return sentence(404, '页面不存在')
  return answerWithFile(() => exportDifference(actor, indicator, { params, format }))
}
