import { faults } from "../../faults/catalogue.ts";
import { html, type SafeHtml } from "../html.ts";

/** The list of faults, with "nothing wrong" first. */
export function faultSelect(): SafeHtml {
  const options = faults.map(
    ({ id, description }) => html`<option value="${id}">${id} — ${description}</option>`,
  );
  return html`<label class="field" for="fault">What should be wrong?</label>
<select id="fault" name="fault" data-testid="fault-select">
<option value="">Nothing: a good response</option>
${options}
</select>`;
}
