import type { AccessMatrix, MembershipState, PageAccess } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import classes from "./access.module.css";
import { membershipTones } from "./tones.ts";

const states: MembershipState[] = ["unknown", "attested", "probed", "verified"];

/** How sure each statement is, what the words mean, and what the page cannot know. */
export function Legend({ matrix }: { matrix: AccessMatrix }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("access.legend")}>
      <dl className={classes.states}>
        {states.map((state) => (
          <div key={state} style={{ display: "contents" }}>
            <dt>
              <Pill tone={membershipTones[state]}>{t(`memberships.state.${state}`)}</Pill>
            </dt>
            <dd>{t(`memberships.meaning.${state}`)}</dd>
          </div>
        ))}
      </dl>
      <ul className={classes.caveats}>
        {matrix.caveats.map((caveat) => (
          <li key={caveat}>{t(`access.caveat.${caveat}`)}</li>
        ))}
        <li>{t("access.sessionNote")}</li>
      </ul>
      <details className={classes.presets}>
        <summary>{t("access.presets")}</summary>
        <Presets matrix={matrix} />
      </details>
    </Panel>
  );
}

/** Pages by what a preset lets one do there; a page that differs between consoles stands in both lists. */
function Presets({ matrix }: { matrix: AccessMatrix }) {
  const { t } = useTranslation();
  const listed = (pages: PageAccess[], access: PageAccess["access"]) =>
    pages.filter((page) => page.access === access).map((page) => t(`access.page.${page.page}`));
  return (
    <div className={classes.presetList}>
      {matrix.legend.workspaceRoles.map(({ role, console, pages }) => (
        <section key={`${role} ${console}`}>
          <h3>
            {t(role === "Admin" ? "groups.admin" : "groups.visitor")}
            <span className={classes.fine}> {t(`access.console.${console}`)}</span>
          </h3>
          {(["operate", "read", "none"] as const).map((access) => {
            const names = listed(pages, access);
            if (names.length === 0) return null;
            return (
              <p key={access}>
                <strong>{t(`access.pageAccess.${access}`)}</strong> {names.join(t("access.separator"))}
              </p>
            );
          })}
        </section>
      ))}
    </div>
  );
}
