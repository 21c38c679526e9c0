import { useMantineColorScheme } from "@mantine/core";
import type { Session } from "@modelstudio-sso/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useRouter } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Language, switchLanguage } from "../i18n/index.ts";
import {
  IconBell,
  IconFileSearch,
  IconHistory,
  IconLanguage,
  IconMoon,
  IconSun,
  IconSunMoon,
  IconUser,
  IconUsers,
} from "../parts/icons.ts";
import { Mark } from "./Mark.tsx";
import { sessionQuery, signOut } from "./session.ts";
import classes from "./shell.module.css";

/** The frame of every page: the bar above, the page below. */
export function Shell() {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery);
  return (
    <>
      <a className="skip-link" href="#content">
        {t("common.skip")}
      </a>
      <header className={classes.bar}>
        <Link to="/" className={classes.mark} title={t("common.home")}>
          <Mark />
          {t("common.product")}
        </Link>
        {session.data?.cloud === "sandbox" && (
          <span
            className={`${classes.sandbox} ${classes.hideNarrow}`}
            title={t("common.sandboxNote")}
            data-testid="sandbox-mark"
          >
            {t("common.sandbox")}
          </span>
        )}
        <span className={classes.spacer} />
        {session.data?.user && <Pages rights={session.data.rights} />}
        <LanguageSwitch />
        <SchemeSwitch />
        {session.data?.user && <AccountMenu name={session.data.user.name} rights={session.data.rights} />}
      </header>
      <main className={classes.main} id="content">
        <Outlet />
      </main>
    </>
  );
}

/** What a signed-in person can do beside the set-ups. */
const pages = [
  { to: "/explain", title: "explain.title", Icon: IconFileSearch, right: "read" },
  { to: "/people", title: "people.title", Icon: IconUsers, right: "read" },
  { to: "/notifications", title: "notifications.title", Icon: IconBell, right: "read" },
  { to: "/audit", title: "audit.title", Icon: IconHistory, right: "read-audit" },
] as const;

/** In the bar; where there is no room for it, the same stands in the account's menu. */
function Pages({ rights }: { rights: Session["rights"] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("common.pages")} className={classes.pages}>
      {pages
        .filter(({ right }) => rights.includes(right))
        .map(({ to, title, Icon }) => (
          <Link key={to} to={to} className={classes.tool} aria-label={t(title)} title={t(title)}>
            <Icon size={18} stroke={1.7} aria-hidden />
            <span className={classes.hideMedium}>{t(title)}</span>
          </Link>
        ))}
    </nav>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other: Language = i18n.language === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      className={classes.tool}
      lang={other}
      aria-label={other === "en" ? "English" : "中文"}
      title={t("common.language")}
      onClick={() => void switchLanguage(other)}
    >
      <IconLanguage size={18} stroke={1.7} aria-hidden />
      <span className={classes.hideNarrow}>{other === "en" ? "English" : "中文"}</span>
    </button>
  );
}

const schemes = ["auto", "light", "dark"] as const;
const schemeIcons = { light: IconSun, dark: IconMoon, auto: IconSunMoon };

/** One button that goes round; its name says what is on, its title what the next press brings. */
function SchemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = schemeIcons[colorScheme];
  const next = schemes[(schemes.indexOf(colorScheme) + 1) % schemes.length] ?? "auto";
  const current = `${t("common.scheme.label")}: ${t(`common.scheme.${colorScheme}`)}`;
  return (
    <button
      type="button"
      className={classes.tool}
      aria-label={current}
      title={current}
      onClick={() => setColorScheme(next)}
    >
      <Icon size={18} stroke={1.7} aria-hidden />
    </button>
  );
}

/** A native disclosure: a menu library would be the heaviest thing of the first load. */
function AccountMenu({ name, rights }: { name: string; rights: Session["rights"] }) {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const menu = useRef<HTMLDetailsElement>(null);
  const fold = () => menu.current?.removeAttribute("open");
  const leave = async () => {
    await signOut();
    client.clear();
    await router.navigate({ to: "/sign-in" });
  };
  return (
    <details className={classes.menu} ref={menu}>
      <summary className={classes.tool} aria-label={t("common.account", { name })}>
        <IconUser size={18} stroke={1.7} aria-hidden />
        <span className={classes.hideNarrow}>{name}</span>
      </summary>
      <div className={classes.menuPanel}>
        <span>{name}</span>
        {pages
          .filter(({ right }) => rights.includes(right))
          .map(({ to, title }) => (
            <Link key={to} to={to} className={`${classes.tool} ${classes.onlyNarrow}`} onClick={fold}>
              {t(title)}
            </Link>
          ))}
        <Link to="/me" className={classes.tool} onClick={fold}>
          {t("session.mine")}
        </Link>
        <Link to="/keys" className={classes.tool} onClick={fold}>
          {t("people.keys.title")}
        </Link>
        <button type="button" className={classes.tool} onClick={() => void leave()}>
          {t("common.signOut")}
        </button>
      </div>
    </details>
  );
}
