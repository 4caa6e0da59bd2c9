/** A command line that breaks between its words, and within one only where it is longer than a line. */
export function CommandLine({ line }: { line: string }) {
  return (
    <>
      {line.split(/(\s+)/).map((part, i) =>
        /\S/.test(part) ? (
          <span key={`${i} ${part}`} class="word">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
