/** Written in full by the conversation; here so that its neighbours compile. */
export type Draft = { readonly v: 1; readonly id: string; readonly step: string };
