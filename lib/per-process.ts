/**
 * State there must be one of in the process. The build may hold a module several times (pages, route handlers and the
 * server's start are bundled apart), and a variable of a module would then exist as often.
 */
export function perProcess<State>(name: string, make: () => State): State {
  const held = globalThis as unknown as Record<symbol, State | undefined>
  const key = Symbol.for(`luodi.${name}`)
  held[key] ??= make()
  return held[key]
}
