import { ProvenanceLine } from '@/components/imports/provenance-line'
import type { Actor } from '@/lib/auth/actor'
import { provenanceOf } from '@/lib/imports/queries'

/** 来自批次 … : which file, sheet and row made or last changed a record. Nothing for whoever may not see files. */
export async function ProvenanceOf({ actor, id }: { actor: Actor; id: string }) {
  const provenances = await provenanceOf(actor, id)
  return provenances.length > 0 && <ProvenanceLine provenances={provenances} />
}
