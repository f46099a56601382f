/** The element that the page's markup promises; throws if page and script do not fit. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} #${id}.`);
  return found;
}

/** The same inside an element, by selector. */
export function within<T extends Element>(parent: ParentNode, selector: string, type: new () => T): T {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`There is no ${type.name} ${selector} here.`);
  return found;
}

/** A copy of what a template holds: markup comes from the server's page only, text is put in as text. */
export function copyOf<T extends Element>(templateId: string, type: new () => T): T {
  const copy = byId(templateId, HTMLTemplateElement).content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof type)) throw new Error(`Template ${templateId} holds no ${type.name}.`);
  return copy;
}

/** An element with a class and text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...inside: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** Words for screen readers only. */
export const unseen = (text: string): HTMLElement => element('span', 'unseen', text);
