/** The usable row boxes that belong to a form, wherever they stand in the page. */
export function boxesOf(form: string, name: string) {
  const selector = `input[type=checkbox][form="${CSS.escape(form)}"][name="${CSS.escape(name)}"]:not(:disabled)`
  return [...document.querySelectorAll<HTMLInputElement>(selector)]
}
