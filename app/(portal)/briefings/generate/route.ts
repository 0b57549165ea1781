import { requireActor } from '@/lib/auth/session'
import { generateBriefing } from '@/lib/briefings/commands'
import { answerWithBriefing } from '../answer'

/** From a snapshot to the document with one click; asked again it is the same briefing. */
export async function POST(request: Request) {
  const [actor, form] = await Promise.all([requireActor(), request.formData()])
  return answerWithBriefing(actor, async () => (await generateBriefing(actor, Object.fromEntries(form))).id)
}
