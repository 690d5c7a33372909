import type { SavedView } from "#shared/contracts/port.ts";

type Search = SavedView["search"];

/** As many as a list can be chosen from without reading it all. */
export const mostViews = 30;

const inOrder = (search: Search): string => JSON.stringify(Object.entries(search).sort(([left], [right]) => (left < right ? -1 : 1)));

/** The view that shows what the address asks for now; undefined where none does. */
export const viewOf = (views: readonly SavedView[], search: Search): SavedView | undefined => views.find((view) => inOrder(view.search) === inOrder(search));

/** The views with one more; a view of the same name gives way to it. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  views.some(({ name }) => name === view.name) ? views.map((other) => (other.name === view.name ? view : other)) : [...views, view];

export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] => views.filter((view) => view.name !== name);

/** A view under another name, in its place; whichever had that name before gives way. */
export const renamed = (views: readonly SavedView[], from: string, to: string): readonly SavedView[] =>
  (from === to ? views : withoutView(views, to)).map((view) => (view.name === from ? { ...view, name: to } : view));
