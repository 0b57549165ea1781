import { redirect } from 'next/navigation'
import { ScreenStage } from '@/components/screen/screen-stage'
import { hrefWith } from '@/components/ui/href'
import { bureau } from '@/lib/bureau'
import { textParam } from '@/lib/lists'
import { SCREEN_FORM, type ScreenMessage } from '@/lib/screens/data'
import { readScreen } from '@/lib/screens/figures'
import { screenDay } from '@/lib/screens/scope'
import { deviceKey, type ScreenViewer, screenViewer } from '@/lib/screens/viewer'

export const metadata = { title: '大屏' }

/**
 * The stage alone, without menu or sign-in. It comes even while the database does not answer: it holds nothing by itself,
 * and a screen that was switched on in that minute shows what it kept.
 */
export default async function ScreenPage({ searchParams }: PageProps<'/screen'>) {
  const asOf = textParam(await searchParams, 'asOf') ?? null
  const viewer = await screenViewer().catch(() => undefined)
  const bound = viewer?.kind === 'device' || (viewer === undefined && (await deviceKey()) !== undefined)
  if (!viewer && !bound) redirect('/screen/pair')
  return (
    <ScreenStage
      city={bureau.city}
      bureau={bureau.name}
      address={hrefWith('/screen/data', {}, bound ? {} : { asOf: asOf ?? undefined })}
      bound={bound}
      initial={viewer ? await messageFor(viewer, asOf).catch(() => null) : null}
    />
  )
}

async function messageFor(viewer: ScreenViewer, asOf: string | null): Promise<ScreenMessage> {
  const now = new Date()
  const { data } = await readScreen(screenDay(viewer, asOf, now))
  return { form: SCREEN_FORM, at: now.toISOString(), data }
}
