import type { Actor } from '@/lib/auth/actor'
import { briefingFile, DOCX } from '@/lib/briefings/download'
import { readsBriefings } from '@/lib/briefings/policy'
import { DomainError, Forbidden } from '@/lib/errors'
import { TooManyExports } from '@/lib/exports/commands'
import { attachment } from '@/lib/exports/file-name'
import { sentence } from '../exports/answer'

/** A briefing as a download; a refusal as a sentence. */
export async function answerWithBriefing(actor: Actor, which: () => Promise<string>): Promise<Response> {
  if (!readsBriefings(actor)) return sentence(404, '页面不存在')
  try {
    const file = await briefingFile(actor, await which())
    if (!file) return sentence(404, '页面不存在')
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': DOCX,
        'content-length': String(file.bytes.length),
        'content-disposition': attachment(file.fileName),
        'cache-control': 'private, no-store, no-transform',
      },
    })
  } catch (error) {
    if (error instanceof TooManyExports) return sentence(429, error.message, { 'retry-after': '60' })
    if (error instanceof Forbidden) return sentence(403, error.message)
    if (error instanceof DomainError) return sentence(400, error.message)
    console.error('briefing', error)
    return sentence(500, '简报未生成,请稍后重试')
  }
}
