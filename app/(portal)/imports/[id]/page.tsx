import { redirect } from 'next/navigation'
import { currentStep, requireImport } from './detail'

/** The address of a batch: leads to the step it stands at. */
export default async function ImportPage({ params }: PageProps<'/imports/[id]'>) {
  const { id, detail, undecided } = await requireImport(params)
  redirect(`/imports/${id}/${currentStep(detail, undecided)}`)
}
