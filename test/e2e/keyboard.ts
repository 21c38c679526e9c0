import type { FileChooser, Locator, Page } from "@playwright/test";
import type { Effort } from "./actions.ts";
import { expect } from "./product.ts";

/** A page that is used by keyboard alone. The focus must never be lost, and always be seen. */
export class Keyboard {
  readonly #page: Page;
  readonly #effort: Effort;

  constructor(page: Page, effort: Effort) {
    this.#page = page;
    // Choosers are taken over from the start: asked for just before the key, the real one could open first.
    page.on("filechooser", () => {});
    this.#effort = effort;
  }

  /** Goes on with Tab, or back with Shift+Tab, until the control has the focus. */
  async to(target: Locator, direction: "on" | "back" = "on", most = 80): Promise<void> {
    await expect(target).toBeAttached();
    for (let pressed = 0; pressed <= most; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        await this.#seen();
        return;
      }
      await this.#page.keyboard.press(direction === "on" ? "Tab" : "Shift+Tab");
      await this.#kept();
    }
    throw new Error(`${target} was not reached with ${most} presses of Tab`);
  }

  /** Goes there and presses. */
  async press(target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
    await this.to(target);
    await this.#act(key);
  }

  /** Presses what leads to another page, where the focus begins anew. */
  async leave(target: Locator): Promise<void> {
    await this.to(target);
    this.#effort.act();
    await this.#page.keyboard.press("Enter");
  }

  /** Goes to a field and writes into it in place of what is there. */
  async type(target: Locator, text: string, end?: "Enter"): Promise<void> {
    await this.to(target);
    await this.#page.keyboard.press("ControlOrMeta+a");
    await this.#page.keyboard.type(text);
    if (end !== undefined) await this.#page.keyboard.press(end);
    await this.#kept();
    this.#effort.act();
  }

  /** Goes to the chosen one of a group of radio buttons and moves on with the arrow to another. */
  async move(chosen: Locator, to: Locator, arrow: "ArrowDown" | "ArrowRight" = "ArrowDown"): Promise<void> {
    await this.to(chosen);
    for (let pressed = 0; pressed < 10 && !(await to.isChecked()); pressed += 1) {
      await this.#page.keyboard.press(arrow);
    }
    await expect(to).toBeChecked();
    await expect(to).toBeFocused();
    await this.#seen();
    this.#effort.act();
  }

  /** Opens the file chooser from the control. */
  async chooseFile(target: Locator): Promise<FileChooser> {
    await this.to(target);
    const opening = this.#page.waitForEvent("filechooser");
    this.#effort.act();
    await this.#page.keyboard.press("Enter");
    return opening;
  }

  async #act(key: string): Promise<void> {
    this.#effort.act();
    await this.#page.keyboard.press(key);
    await this.#kept();
  }

  /** A page may place the focus a moment after it changed; what is lost stays lost. */
  async #kept(): Promise<void> {
    const lost = () => this.#page.evaluate(() => document.activeElement === document.body);
    await expect.poll(lost, { message: "the focus was lost" }).toBe(false);
  }

  async #seen(): Promise<void> {
    await expect
      .poll(() => this.#page.evaluate(focusSign), { message: "the focus cannot be seen" })
      .toMatch(/^seen/);
  }
}

/** Runs in the page: how the focused control shows itself, on itself or on the label it stands in. */
function focusSign(): string {
  const framedInAccent = (element: Element | null) => {
    const accent = element === null ? "" : getComputedStyle(element).getPropertyValue("--input-bd-focus");
    if (element === null || accent === "") return false;
    const probe = document.createElement("i");
    probe.style.color = accent;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return getComputedStyle(element).borderColor === color;
  };
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return "nothing has the focus";
  const outlined = (element: Element | null) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const places = [focused, focused.nextElementSibling, focused.closest("label")];
  if (places.some(outlined)) return "seen by its ring";
  // A text field shows its frame in the accent instead, beside the caret; the frame may be a box around it.
  const frames = [focused, focused.parentElement, focused.closest("div[class*=-input]")];
  return frames.some(framedInAccent) ? "seen by its frame" : `no sign on ${focused.outerHTML.slice(0, 300)}`;
}
