/** Two strokes that meet on a ground line: what is agreed comes down to earth. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true" className="flex-none">
      <path
        d="M5 3.5v6a6 6 0 0 0 12 0v-6M11 10v6.5M3 19h16"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="square"
      />
    </svg>
  )
}
