/** Longest line that is read, in bytes: metadata of 1 MiB and a response of 256 KiB, however JSON writes them. */
export const longestLine = 16 * 1024 * 1024;

const newline = 0x0a;

/**
 * The lines of NDJSON, without blank ones; `null` stands for one that is too long, of which nothing is kept. Lines end
 * with a line feed and nothing else: JSON strings may hold U+2028, which readline takes for an end.
 */
export async function* batchLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const finish = () => {
    const line = size > longestLine ? null : Buffer.concat(pieces).toString("utf8");
    pieces = [];
    size = 0;
    return line;
  };
  const take = (piece: Uint8Array) => {
    size += piece.length;
    if (size > longestLine) pieces = [];
    else pieces.push(piece);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      take(chunk.subarray(from, end));
      const line = finish();
      if (line === null || line.trim() !== "") yield line;
      from = end + 1;
    }
    take(chunk.subarray(from));
  }
  const last = finish();
  if (last === null || last.trim() !== "") yield last;
}
