/** The red diamond of what is late, the amber half of what soon is: a shape beside the colour. */
export function ClockShape({ is }: { is: 'late' | 'soon' }) {
  return (
    <svg viewBox="0 0 10 10" width={10} height={10} aria-hidden="true">
      {is === 'late' ? (
        <path d="M5 .5L9.500 5 5 9.500.5 5z" fill="currentColor" />
      ) : (
        <>
          <circle cx={5} cy={5} r={4} fill="none" stroke="currentColor" strokeWidth={1.4} />
          <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      )}
    </svg>
  )
}
