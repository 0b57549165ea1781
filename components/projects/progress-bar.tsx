/** How far a project is: the bar shows it, the number beside it says it. */
export function ProgressBar({ percent }: { percent: number }) {
  return (
    <span className="flex items-center gap-2">
      <span className="h-2 min-w-12 flex-1 overflow-hidden rounded bg-neutral-soft" aria-hidden="true">
        <span className="block h-full bg-accent print:bg-chart-1" style={{ width: `${percent}%` }} />
      </span>
      <span className="flex-none text-right tabular">{percent}%</span>
    </span>
  )
}
