import Link from 'next/link'

export type Provenance = { batchId: string; fileName: string; sheet: string; row: number; at: string }

/** Where a record came from: file, sheet and row, with the way back to the batch for those who may see it. */
export function ProvenanceLine({ provenance, mayOpen }: { provenance: Provenance; mayOpen: boolean }) {
  const batch = `${provenance.at} 导入批次“${provenance.fileName}”`
  return (
    <p className="rounded-panel border border-line bg-surface px-4 py-2 text-sm text-ink-3">
      来自{' '}
      {mayOpen ? (
        <Link href={`/imports/${provenance.batchId}`} prefetch={false} className="link leading-6">
          {batch}
        </Link>
      ) : (
        batch
      )}{' '}
      工作表“{provenance.sheet}”第 {provenance.row} 行
    </p>
  )
}
