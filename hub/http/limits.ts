export type Bucket = { readonly rate: number; readonly burst: number };

/** What a PC may ask in a second, and at once after a pause; what an address may ask before it has signed in. */
export const usualLimits: Limits = { device: { rate: 5, burst: 20 }, address: { rate: 20, burst: 100 }, headWithin: 10_000 };
export type Limits = {
  readonly device: Bucket;
  readonly address: Bucket;
  /** In how many milliseconds the head of a request must have arrived. */
  readonly headWithin: number;
};

/** Token buckets by key: answers 0 when the request may pass, else after how many seconds it may be tried again. */
export function rateLimiter({ rate, burst }: Bucket, clock: () => number): (key: string) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    const now = clock();
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate);
    bucket.at = now;
    buckets.set(key, bucket);
    if (buckets.size > 20_000) forget(buckets);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / rate);
    bucket.tokens -= 1;
    return 0;
  };
}

function forget(buckets: Map<string, unknown>): void {
  for (const key of [...buckets.keys()].slice(0, buckets.size / 2)) buckets.delete(key);
}
