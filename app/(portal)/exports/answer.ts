import { DomainError, Forbidden, InvalidInput } from '@/lib/errors'
import { type ExportFile, PersonalDataRefused, TooManyExports } from '@/lib/exports/commands'
import { attachment } from '@/lib/exports/file-name'
import { ExportsBusy } from '@/lib/exports/turns'

/** The file as a download; a refusal as a sentence; never a part of a file. */
export async function answerWithFile(make: () => Promise<ExportFile>): Promise<Response> {
  try {
    const { file, fileName, contentType } = await make()
    return new Response(file.stream(), {
      headers: {
        'content-type': contentType,
        'content-length': String(file.size),
        'content-disposition': attachment(fileName),
        'cache-control': 'private, no-store, no-transform',
      },
    })
  } catch (error) {
    if (error instanceof TooManyExports) return sentence(429, error.message, { 'retry-after': '60' })
    if (error instanceof ExportsBusy) return sentence(503, error.message, { 'retry-after': '30' })
    if (error instanceof Forbidden) return sentence(404, '页面不存在')
    if (error instanceof PersonalDataRefused) return sentence(403, error.message)
    if (error instanceof InvalidInput) return sentence(400, wrongIn(error))
    if (error instanceof DomainError) return sentence(400, error.message)
    if (error instanceof Error && error.name === 'AbortError') return sentence(499, '导出已取消')
    console.error('export', error)
    return sentence(500, '导出未完成,没有生成文件,请稍后重试')
  }
}

const wrongIn = (error: InvalidInput) =>
  Object.values(error.fieldErrors).flat().find(Boolean) ?? error.message

export function sentence(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}
