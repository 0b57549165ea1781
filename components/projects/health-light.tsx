import { StatusBadge } from '@/components/ui/badge'
import type { Health } from '@/lib/projects/health'
import { healthLabels, healthTones } from '@/lib/projects/labels'

/** The light in color, shape and words; nothing for a project that is not watched. */
export function HealthLight({ health }: { health: Health | null }) {
  return health && <StatusBadge tone={healthTones[health]}>{healthLabels[health]}</StatusBadge>
}
