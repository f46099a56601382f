/** Markup that may be put into a page as it is. Only `html` makes it. */
export type Html = { readonly markup: string };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with everything put into it escaped, except other markup; lists are joined, `false` is nothing. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | false | Html | readonly Html[])[]
): Html {
  let markup = parts[0] ?? '';
  values.forEach((value, index) => {
    markup += inner(value) + (parts[index + 1] ?? '');
  });
  return { markup };
}

function inner(value: string | number | false | Html | readonly Html[]): string {
  if (value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
  if ('markup' in value) return value.markup;
  return value.map((one) => one.markup).join('');
}

/** Data for a script, inside `<script type="application/json">`: no `<` can end that element. */
export const json = (value: unknown): Html => ({ markup: JSON.stringify(value).replaceAll('<', '\\u003c') });
