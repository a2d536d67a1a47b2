/** Things that belong together. */

/** Never empty. */
export type Group<Item> = [Item, ...Item[]];

/** Puts an item with those of its key; in place, as a group may be as large as the repository. */
export const addTo = <Key, Item>(groups: Map<Key, Group<Item>>, key: Key, item: Item): void => {
  const members = groups.get(key);
  if (members === undefined) groups.set(key, [item]);
  else members.push(item);
};

/** Items by a key, in their order; keys in the order of their first. */
export const groupBy = <Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item, index: number) => Key,
): ReadonlyMap<Key, Group<Item>> => {
  const groups = new Map<Key, Group<Item>>();
  let index = 0;
  for (const item of items) {
    addTo(groups, keyOf(item, index), item);
    index += 1;
  }
  return groups;
};
