/**
 * Runs once when the server starts. The facts behind the figures are read then, so that the first person to open the
 * dashboard does not wait for them; the server does not wait either.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { readFactsAhead } = await import('@/lib/indicators/read-ahead')
  void readFactsAhead()
}
