import type { NextRequest } from 'next/server'
import { accessContentLabels } from '@/lib/access-log/labels'
import { requireActor } from '@/lib/auth/session'
import { isListName, type ListView } from '@/lib/columns'
import { exportList } from '@/lib/exports/commands'
import { type ExportName, listExports } from '@/lib/exports/lists/registry'
import { exportFormats } from '@/lib/exports/write'
import { listView } from '@/lib/list-view'
import { choiceParam } from '@/lib/lists'
import { answerWithFile, sentence } from '../answer'

const everything: ListView = { hidden: [], density: 'standard' }

type Context = { params: Promise<{ list: string }> }

/** `/exports/agreements?status=EFFECTIVE&content=SEEN&format=xlsx`: the list of this address, all its pages. */
export function GET(request: NextRequest, context: Context) {
  return answer(request, context)
}

/** The same with what says who people are: asked for by a form that says why, so that no link can ask for it. */
export async function POST(request: NextRequest, context: Context) {
  const reason = (await request.formData()).get('reason')
  return answer(request, context, typeof reason === 'string' ? reason : '')
}

async function answer(request: NextRequest, context: Context, reason?: string) {
  const [actor, { list }] = await Promise.all([requireActor(), context.params])
  const params = Object.fromEntries(request.nextUrl.searchParams)
  const content = choiceParam(params, 'content', accessContentLabels)
  const format = choiceParam(params, 'format', exportFormats)
  if (!Object.hasOwn(listExports, list) || !content || !format) return sentence(404, '页面不存在')
  const view = isListName(list) ? await listView(actor, list) : everything
  return answerWithFile(() =>
    exportList(actor, list as ExportName, { params, content, format, view, reason, signal: request.signal }),
  )
}
