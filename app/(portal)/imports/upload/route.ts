import { NextResponse } from 'next/server'
import { requireActor } from '@/lib/auth/session'
import { DomainError, InvalidInput } from '@/lib/errors'
import { createImport } from '@/lib/imports/commands'
import { LIMITS } from '@/lib/imports/reader/limits'
import { REFUSAL_COOKIE } from './refusal'

/** The form around the file: boundaries and the few other fields. */
const ENVELOPE = 64 * 1024

/**
 * Takes the uploaded file. A route and no server action, so that the browser can show how far it is, and so that a file
 * that is too large is refused by its announced size before any of it is read.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await requireActor()
  const scripted = request.headers.get('accept')?.includes('application/json') ?? false
  try {
    const form = await readForm(request)
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) throw new InvalidInput({}, '请选择要导入的文件')
    if (file.size > LIMITS.fileBytes) throw tooLarge()
    const type = form.get('type')
    const { id } = await createImport(
      actor,
      { name: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) },
      typeof type === 'string' && type !== '' ? { type } : {},
    )
    const href = `/imports/${id}/recognition`
    return scripted ? NextResponse.json({ href }) : seeOther(href)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message = messageOf(error)
    if (scripted) return NextResponse.json({ message }, { status: 422 })
    const response = seeOther('/imports/new')
    response.cookies.set(REFUSAL_COOKIE, message, {
      path: '/imports/new',
      maxAge: 20,
      httpOnly: true,
      sameSite: 'lax',
    })
    return response
  }
}

async function readForm(request: Request): Promise<FormData> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > LIMITS.fileBytes + ENVELOPE) throw tooLarge()
  if (!request.body) throw new InvalidInput({}, '请选择要导入的文件')
  const limited = request.body.pipeThrough(atMost(LIMITS.fileBytes + ENVELOPE))
  const type = request.headers.get('content-type') ?? ''
  try {
    return await new Response(limited, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new InvalidInput({}, '文件没有完整传到服务器,请重新上传')
  }
}

/** A sender may announce less than he sends. */
function atMost(bytes: number) {
  let seen = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength
      if (seen > bytes) controller.error(tooLarge())
      else controller.enqueue(chunk)
    },
  })
}

const tooLarge = () =>
  new InvalidInput(
    {},
    `文件超过 ${LIMITS.fileBytes / 1024 / 1024} MB 的上限。请删去图片和不导入的工作表,或分成几个文件`,
  )

function messageOf(error: DomainError): string {
  if (!(error instanceof InvalidInput)) return error.message
  return Object.values(error.fieldErrors).flat().find(Boolean) ?? error.message
}

/** By path alone: behind a proxy the address the server sees is not the one people typed. */
function seeOther(path: string) {
  return new NextResponse(null, { status: 303, headers: { location: path } })
}
