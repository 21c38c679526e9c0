import type { AccessLegend, RoleAccess, SessionAccess, WorkspaceAccess } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Pill } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import { useDuration } from "../../parts/useDuration.ts";
import classes from "./access.module.css";
import { Changes } from "./Changes.tsx";
import { capabilitiesByLayer, type RowLink } from "./rows.ts";
import { membershipTones } from "./tones.ts";

interface RoleBlockProps {
  link: RowLink;
  legend: AccessLegend;
  /** One below the heading it stands under. */
  heading?: "h3" | "h4";
}

/** One role, as one subject may choose it: where it leads, what it allows, how long it lasts. */
export function RoleBlock({ link, legend, heading = "h4" }: RoleBlockProps) {
  const { access, change } = link;
  return (
    <div className={classes.block} data-change={change?.change} data-testid={`role-${link.role}`}>
      <Head link={link} heading={heading} />
      {access !== null && (
        <div className={classes.facts}>
          <Workspaces access={access} />
          <Permissions access={access} legend={legend} />
          <Session session={access.session} />
        </div>
      )}
      {change !== null && <Changes change={change} legend={legend} />}
    </div>
  );
}

function Head({ link, heading: Heading }: { link: RowLink; heading: "h3" | "h4" }) {
  const { t } = useTranslation();
  const { access, change } = link;
  const tone = change?.change === "gained" ? "good" : change?.change === "lost" ? "bad" : "warn";
  return (
    <div className={classes.head}>
      <Heading className={classes.roleName}>{link.role}</Heading>
      {change !== null && <Pill tone={tone}>{t(`access.change.${change.change}`)}</Pill>}
      {link.way !== "open" && change?.change !== "lost" && (
        <Pill tone="warn">{t(`access.way.${link.way}`)}</Pill>
      )}
      {!link.expected && <Pill tone="warn">{t("access.unexpected")}</Pill>}
      {access?.capabilities.includes("super-administrator") && (
        <Pill tone="bad">{t("access.superAdministrator")}</Pill>
      )}
    </div>
  );
}

function Workspaces({ access }: { access: RoleAccess }) {
  const { t } = useTranslation();
  const all = [...access.workspaces, ...access.unproven];
  return (
    <dl>
      <dt>{t("access.workspaces")}</dt>
      {all.length === 0 && <dd className={classes.fine}>{t("access.noWorkspaces")}</dd>}
      {all.map((entry) => (
        <dd key={`${entry.workspace} ${entry.role}`}>
          <WorkspaceLine entry={entry} />
        </dd>
      ))}
    </dl>
  );
}

function WorkspaceLine({ entry }: { entry: WorkspaceAccess }) {
  const { t } = useTranslation();
  const date = useDate();
  const { evidence } = entry;
  return (
    <>
      <span className={classes.line} data-left={!entry.wanted || undefined}>
        {entry.name ?? <code>{entry.workspace}</code>} ·{" "}
        {t(entry.role === "Admin" ? "groups.admin" : "groups.visitor")}
      </span>{" "}
      <Pill tone={membershipTones[entry.state]}>{t(`memberships.state.${entry.state}`)}</Pill>
      {!entry.wanted && <span className={classes.fine}> {t("access.leftOver")}</span>}
      {evidence !== null && (
        <span className={classes.evidence}>
          {t("memberships.evidence", { who: evidence.by, when: date(evidence.at) })}
        </span>
      )}
    </>
  );
}

function Permissions({ access, legend }: { access: RoleAccess; legend: AccessLegend }) {
  const { t } = useTranslation();
  const layers = capabilitiesByLayer(access.capabilities, legend);
  const unread = access.policies.filter((policy) => policy.capabilities === null);
  const foreign = access.policies.filter((policy) => !policy.expected);
  return (
    <dl>
      <dt>{t("access.permissions")}</dt>
      {access.policies.length === 0 && <dd className={classes.fine}>{t("access.noPolicies")}</dd>}
      {layers.map(({ layer, ids }) => (
        <dd key={layer}>
          <strong>{t(`access.layer.${layer}`)}</strong>{" "}
          {ids.map((id) => t(`access.capability.${id}`)).join(t("access.separator"))}
        </dd>
      ))}
      {unread.map((policy) => (
        <dd key={policy.policy}>{t("access.unread", { policy: policy.policy })}</dd>
      ))}
      {foreign.length > 0 && (
        <dd className={classes.warn}>
          {t("access.foreignPolicy", { policies: foreign.map((policy) => policy.policy).join(", ") })}
        </dd>
      )}
    </dl>
  );
}

function Session({ session }: { session: SessionAccess }) {
  const { t } = useTranslation();
  const duration = useDuration();
  return (
    <dl>
      <dt>{t("access.session")}</dt>
      <dd>
        {t(session.exact ? "access.sessionExact" : "access.sessionAtMost", {
          duration: duration(session.seconds),
        })}
        <span className={classes.evidence}>
          {t("access.decidedBy", {
            limits: session.decidedBy.map((id) => t(`access.limit.${id}`)).join(t("access.and")),
          })}
        </span>
      </dd>
    </dl>
  );
}
