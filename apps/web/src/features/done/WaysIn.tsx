import { Stack, Text } from "@mantine/core";
import { announcedRoles, landingPages, makeAnnouncement } from "@modelstudio-sso/federation/rules";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { CopyValue } from "../../parts/CopyValue.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./done.module.css";
import { useAnnouncementFacts } from "./useAnnouncementFacts.ts";

/** Addresses: where people start, and the RelayState that takes them to Model Studio's console. */
export function Addresses() {
  const { t, i18n } = useTranslation();
  const { document } = useDraft();
  const { facts, guide, settled } = useAnnouncementFacts(i18n.language === "zh-CN" ? "zh-CN" : "en");
  if (!settled) return null;
  const idp = document.loginPath.kind === "idp";
  const where = guide?.values.find((value) => value.id === "tile-url" && value.kind === "description");
  const rows: [string, ReactNode][] = [];
  const copied = (label: string, url: string, testId?: string) =>
    rows.push([label, <CopyValue key={url} value={url} label={label} {...(testId ? { testId } : {})} />]);
  if (facts.startUrl !== undefined) copied(t(idp ? "done.tile" : "done.logon"), facts.startUrl, "road-url");
  else if (where !== undefined) rows.push([t("done.tileWhere"), where.value]);
  if (facts.switchUrl !== undefined) copied(t("done.switch"), facts.switchUrl);
  for (const { url, region } of landingPages(facts)) {
    const what = t(idp ? "done.relayState" : "done.console");
    copied(region === undefined ? what : t("done.forRegion", { what, region }), url);
  }
  return (
    <Panel title={t("done.people")} testId="addresses">
      <Stack gap="md">
        <Text>
          {t(!idp ? "done.peopleRam" : facts.startUrl === undefined ? "done.peopleNoTile" : "done.peopleIdp")}
        </Text>
        <Facts rows={rows} />
      </Stack>
    </Panel>
  );
}

/** So many roles are read at a glance; the rest is folded. */
const shownAtOnce = 6;

/** Who gets which role, what it opens and how long it lasts, in the words of the announcement. */
export function Roles() {
  const { t, i18n } = useTranslation();
  const { document } = useDraft();
  const language = i18n.language === "zh-CN" ? "zh-CN" : "en";
  const { facts, settled } = useAnnouncementFacts(language);
  if (document.roles.length === 0 || !settled) return null;
  const { roles } = makeAnnouncement(facts, language).roles;
  const announced = announcedRoles(document);
  const nobodys = document.roles.filter((role) => !announced.includes(role)).map(({ name }) => name);
  const cards = roles.map(({ name, facts: rows }) => (
    <article key={name} className={classes.role} data-testid={`handed-${name}`}>
      <h3>{name}</h3>
      <Facts rows={rows.map(({ label, value }) => [label, value])} />
    </article>
  ));
  return (
    <Panel title={t("done.roles")} aside={t("done.roleCount", { count: roles.length })} testId="handed-roles">
      {cards.slice(0, shownAtOnce)}
      {cards.length > shownAtOnce && (
        <details className={classes.more}>
          <summary>{t("done.moreRoles", { count: cards.length - shownAtOnce })}</summary>
          {cards.slice(shownAtOnce)}
        </details>
      )}
      {nobodys.length > 0 && (
        <p className={classes.fine}>
          {t(document.loginPath.kind === "idp" ? "done.nobodys" : "done.nobodysRam", {
            roles: nobodys.join(t("access.separator")),
          })}
        </p>
      )}
    </Panel>
  );
}
