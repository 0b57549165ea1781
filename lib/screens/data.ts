/** What a screen shows, as it travels to the browser and is kept there: totals in words and plain numbers. */
export type ScreenData = {
  asOf: string
  origin: string | null
  headlines: ScreenFigure[]
  others: ScreenFigure[]
  landing: { figure: ScreenFigure | null; landed: number; signed: number }
  /** Signed projects. */
  months: ScreenMonth[]
  modes: ScreenBar[]
  provinces: ScreenBar[]
  enterprises: ScreenBar[]
  institutions: ScreenBar[]
  targets: ScreenTarget[]
}

export type ScreenFigure = {
  id: string
  name: string
  value: string
  unit: string
  /** the exact value, digits only (分 for money) */
  exact: string
  period: string
  change: { direction: 'up' | 'down' | 'flat'; text: string }
}

export type ScreenBar = { label: string; value: number }
export type ScreenMonth = { month: string; value: number; before: number }
export type ScreenTarget = {
  id: string
  title: string
  actual: string
  target: string
  completion: string
  /** 0 to 1 */
  share: number
  elapsed: string
  elapsedShare: number
}

/** Changes with what a page of an older build could not draw: it loads itself anew. */
export const SCREEN_FORM = 1

export type ScreenMessage = { form: number; at: string; data: ScreenData }
