/** Calls that wait on the network run a few at a time; more would only meet the account's rate limit. */
const width = 8;

/** Runs `work` for every item, at most eight at once; the first failure rejects. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
