import { requireActor } from '@/lib/auth/session'
import { DomainError } from '@/lib/errors'
import { attachment } from '@/lib/exports/file-name'
import { isId } from '@/lib/ids'
import { markedFile } from '@/lib/imports/marked'
import { canImport } from '@/lib/imports/policy'
import { sentence } from '../../../exports/answer'

/** 下载标红的原表: the uploaded file with what is wrong in red. */
export async function GET(_: Request, { params }: RouteContext<'/imports/[id]/marked'>): Promise<Response> {
  const actor = await requireActor()
  const { id } = await params
  if (!canImport(actor) || !isId(id)) return sentence(404, '页面不存在')
  try {
    const { fileName, bytes } = await markedFile(actor, id)
    return new Response(bytes, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': attachment(fileName),
        'cache-control': 'private, no-store, no-transform',
      },
    })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return sentence(400, error.message)
  }
}
