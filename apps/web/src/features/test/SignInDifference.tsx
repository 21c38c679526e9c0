import { Text } from "@mantine/core";
import {
  nothingChanged,
  type RoleChanged,
  type SetChange,
  type SignInChanges,
  type TestComparison,
  type ValueChange,
} from "@modelstudio-sso/federation/rules";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import { useDuration } from "../../parts/useDuration.ts";
import classes from "./compare.module.css";
import { SideBySide } from "./SideBySide.tsx";

/** NameID, certificate, attributes, groups and roles, where both tests were verified. */
export function SignInDifference({ found }: { found: TestComparison }) {
  const { t } = useTranslation();
  const { signIn, unread } = found;
  return (
    <Panel title={t("test.compare.signIn")} testId="comparison-sign-in">
      {signIn === null ? (
        <Text>
          {t(unread.length === 2 ? "test.compare.unreadBoth" : `test.compare.unread.${unread[0] ?? "after"}`)}
        </Text>
      ) : nothingChanged(signIn) ? (
        <Text>{t("test.compare.nothing")}</Text>
      ) : (
        <ul className={classes.list}>
          <Values changes={signIn.values} />
          <Groups groups={signIn.groups} />
          <Roles roles={signIn.roles} />
          {signIn.attributes.map((change) => (
            <Item key={change.name} id={change.name} title={<code>{change.name}</code>}>
              <Sets change={change} counts={change.counts} />
            </Item>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Item({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <li data-testid={`differs-${id}`}>
      <div className={classes.head}>
        <h3>{title}</h3>
      </div>
      {children}
    </li>
  );
}

function Values({ changes }: { changes: ValueChange[] }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const shown = (id: ValueChange["id"], value: string | number | null) => {
    if (value === null) return <span className={classes.fine}>{t("test.compare.notSent")}</span>;
    if (typeof value === "number") return duration(value);
    if (id === "groupSource")
      return t(value === "released" ? "test.compare.released" : "test.compare.inferred");
    return <code>{value}</code>;
  };
  return changes.map(({ id, before, after }) => (
    <Item key={id} id={id} title={t(`test.compare.value.${id}`)}>
      <SideBySide before={shown(id, before)} after={shown(id, after)} />
    </Item>
  ));
}

interface SetsProps {
  change: SetChange;
  counts?: { before: number; after: number };
}

/** Only what one of the two has; the values both have say nothing about the difference. */
function Sets({ change, counts }: SetsProps) {
  const { t } = useTranslation();
  const side = (values: string[], count: number | undefined) => {
    if (count === 0) return <span className={classes.fine}>{t("test.compare.notSent")}</span>;
    if (values.length === 0) {
      const repeated = change.lost.length + change.gained.length === 0;
      return (
        <span className={classes.fine}>
          {repeated ? t("test.compare.values", { count: count ?? 0 }) : t("test.compare.nothingOwn")}
        </span>
      );
    }
    return values.map((value) => (
      <div key={value}>
        <code>{value}</code>
      </div>
    ));
  };
  return <SideBySide before={side(change.lost, counts?.before)} after={side(change.gained, counts?.after)} />;
}

function Groups({ groups }: { groups: SignInChanges["groups"] }) {
  const { t } = useTranslation();
  if (groups === null || groups.lost.length + groups.gained.length === 0) return null;
  return (
    <Item id="groups" title={t("test.report.groups")}>
      <Sets change={groups} />
    </Item>
  );
}

function Roles({ roles }: { roles: SignInChanges["roles"] }) {
  const { t } = useTranslation();
  return (
    <>
      {roles.lost.length + roles.gained.length > 0 && (
        <Item id="roles" title={t("test.compare.roles")}>
          <Sets change={roles} />
        </Item>
      )}
      {roles.changed.map((change) => (
        <RoleItem key={change.roleName} change={change} />
      ))}
    </>
  );
}

function RoleItem({ change }: { change: RoleChanged }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const session = (which: "before" | "after") => {
    const seconds = change.session?.[which];
    const limit = change.limit?.[which];
    return [seconds === undefined ? undefined : duration(seconds), limit && t(`test.report.limits.${limit}`)]
      .filter((part) => part !== undefined)
      .join(t("access.separator"));
  };
  const own = ({ lost, gained }: SetChange) => lost.length + gained.length > 0;
  return (
    <Item id={`role-${change.roleName}`} title={t("test.compare.role", { role: change.roleName })}>
      {(change.session !== null || change.limit !== null) && (
        <Part title={t("test.report.lasts")}>
          <SideBySide before={session("before")} after={session("after")} />
        </Part>
      )}
      {own(change.workspaces) && (
        <Part title={t("test.report.workspaces")}>
          <Sets change={change.workspaces} />
        </Part>
      )}
      {own(change.policies) && (
        <Part title={t("test.report.policies")}>
          <Sets change={change.policies} />
        </Part>
      )}
    </Item>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.part}>
      <h4>{title}</h4>
      {children}
    </div>
  );
}
