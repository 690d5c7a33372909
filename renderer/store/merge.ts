/** The items from `offset` on, at most `limit` of them, of several lists that are each in order: nothing else is sorted or copied. */
export function mergeTop<Item>(lists: readonly (readonly Item[])[], order: (left: Item, right: Item) => number, offset: number, limit: number): readonly Item[] {
  const heads = lists.map(() => 0);
  const merged: Item[] = [];
  for (let taken = 0; taken < offset + limit; taken += 1) {
    const next = firstOf(lists, heads, order);
    if (next < 0) break;
    const item = lists[next]?.[heads[next] ?? 0];
    if (taken >= offset && item !== undefined) merged.push(item);
    heads[next] = (heads[next] ?? 0) + 1;
  }
  return merged;
}

function firstOf<Item>(lists: readonly (readonly Item[])[], heads: readonly number[], order: (left: Item, right: Item) => number): number {
  let first = -1;
  let least: Item | undefined;
  for (const [index, list] of lists.entries()) {
    const item = list[heads[index] ?? 0];
    if (item === undefined || (least !== undefined && order(item, least) >= 0)) continue;
    [first, least] = [index, item];
  }
  return first;
}
