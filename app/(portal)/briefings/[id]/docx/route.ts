import { requireActor } from '@/lib/auth/session'
import { answerWithBriefing } from '../../answer'

/** The briefing as a document. */
export async function GET(_: Request, context: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireActor(), context.params])
  return answerWithBriefing(actor, () => Promise.resolve(id))
}
