/** Puts `junk` in one place of a tree of objects, in place: what a parser must survive. */
export function spoil(tree: unknown, which: number, junk: unknown): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      walk(holder[key]);
    }
  };
  walk(tree);
  const place = places[which % places.length];
  if (place) place.holder[place.key] = junk;
  return tree;
}
