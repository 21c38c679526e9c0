/** The mark: two stations and the road between them. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true">
      <path
        d="M4.5 15V9a4.5 4.5 0 0 1 4.5-4.5h4"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="4.5" cy="17.5" r="3" fill="currentColor" />
      <circle cx="17" cy="4.5" r="3" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
