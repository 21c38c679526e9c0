/** Long enough for a page that places the focus itself; shorter than the next press of Tab. */
const graceMs = 100;

/**
 * Gives the focus back where the page takes it away: a button that waits for the server is disabled meanwhile, and a
 * control that did its work is gone. Without this a keyboard starts over at the top of the page, and a screen reader
 * says nothing. Whoever leaves a control themselves, by a press beside it, is left alone.
 */
export function keepFocus(document: Document): void {
  let last: HTMLElement | undefined;
  let around: HTMLElement[] = [];
  let waiting = false;
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    around = ancestorsOf(target);
  });
  document.addEventListener("pointerdown", () => {
    last = undefined;
  });
  const giveBack = () => {
    waiting = false;
    if (last === undefined || document.activeElement !== document.body) return;
    if (!last.isConnected) focusOn(around.find((place) => place.isConnected));
    else if (!last.matches(":disabled")) last.focus({ preventScroll: true });
  };
  new MutationObserver(() => {
    if (waiting || document.activeElement !== document.body) return;
    waiting = true;
    window.setTimeout(giveBack, graceMs);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const parent = element.parentElement;
  return parent === null || parent === document.body ? [] : [parent, ...ancestorsOf(parent)];
}

/** What is left of the place takes the focus for as long as it has it. */
function focusOn(place: HTMLElement | undefined): void {
  if (place === undefined) return;
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  }
  place.focus({ preventScroll: true });
}
