/** What a person reads in an element, white space as a browser shows it. */
export const textOf = (element: Element | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What is read out after an element's name. */
export function descriptionOf(element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  const notes = ids.flatMap((id) => document.getElementById(id) ?? []);
  return notes.map(textOf).join(' ');
}

export const isRefused = (field: Element): boolean => field.getAttribute('aria-invalid') === 'true';

/** The words of the option that a select shows. */
export const chosenIn = (select: HTMLElement): string | undefined =>
  select instanceof HTMLSelectElement ? select.selectedOptions[0]?.text : undefined;
