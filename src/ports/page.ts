/** Opaque place in a list: what comes after the last row seen. */
export type Cursor = string;

/** A part of a list; `next`: there is more. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next?: Cursor };
