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

/** `/exports/agreements?status=EFFECTIVE&content=SEEN&format=xlsx`: the list of this address, all its pages. */
export async function GET(request: NextRequest, context: { params: Promise<{ list: string }> }) {
  const [actor, { list }] = await Promise.all([requireActor(), context.params])
  const params = Object.fromEntries(request.nextUrl.searchParams)
  const content = choiceParam(params, 'content', accessContentLabels)
  const format = choiceParam(params, 'format', exportFormats)
  if (!Object.hasOwn(listExports, list) || !content || !format) return sentence(404, '页面不存在')
  const view = isListName(list) ? await listView(actor, list) : everything
  return answerWithFile(() =>
    exportList(actor, list as ExportName, { params, content, format, view, signal: request.signal }),
  )
}
