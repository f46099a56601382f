/**
 * How values travel, the same over both drivers: parameters as Postgres' text form, results as what client.ts promises.
 * Keyed by type OID, with each type's array beside it; types that are not listed travel as text.
 */

type Codec = {
  readonly oid: number;
  readonly arrayOid: number;
  /** To Postgres' text form. Never sees null. */
  readonly serialize: (value: unknown) => string;
  readonly parse: (text: string) => unknown;
  /** As an element of an array, quoted where needed; absent: the text, escaped. */
  readonly element?: (value: unknown) => string;
  /** JSON lists are values, not dimensions of an array. */
  readonly listIsValue?: true;
};

const asText = (value: unknown): string => String(value);
const same = (text: string): string => text;

function serializeBoolean(value: unknown): string {
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'string') return value;
  throw new TypeError(`A boolean parameter is a ${typeof value}`);
}

function serializeBytes(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw new TypeError(`A bytea parameter is a ${typeof value}`);
  return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
}

function serializeTime(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** A string is taken for JSON text already. */
function serializeJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`);
  return value;
}

const inUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** `timestamptz` (sessions run in UTC) as an ISO 8601 instant with milliseconds; `infinity` and the like as they are. */
function parseInstant(text: string): string {
  const parts = inUtc.exec(text);
  if (parts === null) return text;
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

const needsEscape = /["\\]/;
/** What JSON writes in a way of its own: control characters and halves of a surrogate pair. */
const unlikeJson = /[\p{Cc}\p{Cs}]/u;

function quote(element: string): string {
  if (!needsEscape.test(element)) return `"${element}"`;
  // JSON's quotes and backslashes are those of Postgres, and the engine writes them fastest: sweeps send thousands.
  return unlikeJson.test(element) ? `"${element.replace(/["\\]/g, '\\$&')}"` : JSON.stringify(element);
}

const numberElement = (value: unknown): string =>
  typeof value === 'number' ? String(value) : quote(asText(value));

const text = { serialize: asText, parse: same };
const number = { serialize: asText, parse: Number, element: numberElement };
const time = { serialize: serializeTime, parse: same };
const json = { serialize: serializeJson, parse: JSON.parse, listIsValue: true } as const;

const codecs: readonly Codec[] = [
  { oid: 16, arrayOid: 1000, serialize: serializeBoolean, parse: (value) => value === 't' },
  {
    oid: 17,
    arrayOid: 1001,
    serialize: serializeBytes,
    parse: (value) => Buffer.from(value.slice(2), 'hex'),
    // Its one backslash doubled; there is nothing else to escape.
    element: (value) => `"\\${serializeBytes(value)}"`,
  },
  { oid: 18, arrayOid: 1002, ...text }, // "char"
  { oid: 19, arrayOid: 1003, ...text }, // name
  { oid: 20, arrayOid: 1016, serialize: asText, parse: parseBigint, element: numberElement },
  { oid: 21, arrayOid: 1005, ...number }, // int2
  { oid: 23, arrayOid: 1007, ...number }, // int4
  { oid: 25, arrayOid: 1009, ...text },
  { oid: 26, arrayOid: 1028, ...number }, // oid
  { oid: 114, arrayOid: 199, ...json },
  { oid: 700, arrayOid: 1021, ...number }, // float4
  { oid: 701, arrayOid: 1022, ...number }, // float8
  { oid: 1042, arrayOid: 1014, ...text }, // bpchar
  { oid: 1043, arrayOid: 1015, ...text }, // varchar
  { oid: 1082, arrayOid: 1182, ...time }, // date
  { oid: 1114, arrayOid: 1115, ...time }, // timestamp
  { oid: 1184, arrayOid: 1185, serialize: serializeTime, parse: parseInstant },
  { oid: 1700, arrayOid: 1231, ...text }, // numeric
  { oid: 2950, arrayOid: 2951, ...text }, // uuid
  { oid: 3802, arrayOid: 3807, ...json },
];

/** `{"a",NULL,…}`. An element that is undefined is a bug of the caller. */
function serializeArray(codec: Codec, values: readonly unknown[]): string {
  let out = '{';
  for (const value of values) {
    if (out.length > 1) out += ',';
    if (value === undefined) throw new TypeError('An array parameter holds undefined');
    if (value === null) out += 'NULL';
    else if (Array.isArray(value) && codec.listIsValue === undefined) out += serializeArray(codec, value);
    else out += codec.element?.(value) ?? quote(codec.serialize(value));
  }
  return `${out}}`;
}

/** A double quote or a backslash. */
const isSpecial = (code: number): boolean => code === 0x22 || code === 0x5c;

/** Reads Postgres' array text, nested too; an unquoted NULL is null. */
export function parseArray(source: string, parse: (text: string) => unknown): unknown[] {
  let at = source.indexOf('{');
  const list = (): unknown[] => {
    const values: unknown[] = [];
    at += 1;
    while (source[at] !== '}') {
      if (source[at] === ',') at += 1;
      else if (source[at] === '{') values.push(list());
      else if (source[at] === '"') values.push(parse(quoted()));
      else {
        const bare = unquoted();
        values.push(bare === 'NULL' ? null : parse(bare));
      }
    }
    at += 1;
    return values;
  };
  const quoted = (): string => {
    let value = '';
    at += 1;
    for (;;) {
      let stop = at;
      // By code, for elements may be long.
      while (stop < source.length && !isSpecial(source.charCodeAt(stop))) stop += 1;
      value += source.slice(at, stop);
      if (source[stop] !== '\\') {
        at = stop + 1;
        return value;
      }
      value += source[stop + 1];
      at = stop + 2;
    }
  };
  const unquoted = (): string => {
    const start = at;
    while (source[at] !== ',' && source[at] !== '}') at += 1;
    return source.slice(start, at);
  };
  return list();
}

/** By OID: to Postgres' text form. A string given for an array is taken for array text already. */
export const serializers: Readonly<Record<number, (value: unknown) => string>> = Object.fromEntries(
  codecs.flatMap((codec) => [
    [codec.oid, codec.serialize] as const,
    [
      codec.arrayOid,
      (value: unknown) => (Array.isArray(value) ? serializeArray(codec, value) : String(value)),
    ] as const,
  ]),
);

/** By OID: from Postgres' text form. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = Object.fromEntries(
  codecs.flatMap((codec) => [
    [codec.oid, codec.parse] as const,
    [codec.arrayOid, (value: string) => parseArray(value, codec.parse)] as const,
  ]),
);

/** Throws if a parameter was left undefined: always a bug, and the drivers differ in what they make of it. */
export function assertDefined(parameters: readonly unknown[]): void {
  const missing = parameters.indexOf(undefined);
  if (missing >= 0) throw new TypeError(`Parameter $${missing + 1} is undefined`);
}
