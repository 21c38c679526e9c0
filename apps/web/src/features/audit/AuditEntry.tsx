import { type AuditAction, type AuditEvent, auditActions } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useDate } from "../../parts/useDate.ts";
import { actionKey } from "./actionKey.ts";
import classes from "./audit.module.css";

function isKnown(action: string): action is AuditAction {
  return auditActions.some((known) => known === action);
}

/** One entry: what, who, when, from where; the rest unfolds. */
export function AuditEntry({ event }: { event: AuditEvent }) {
  const { t } = useTranslation();
  const date = useDate();
  const what = isKnown(event.action) ? t(`audit.actions.${actionKey(event.action)}`) : event.action;
  const { actor, subject } = event;
  const who =
    actor.kind === "service"
      ? t("audit.service")
      : actor.kind === "unknown"
        ? t("audit.unknown")
        : (actor.email ?? actor.name ?? "");
  return (
    <li className={classes.entry} data-testid={`audit-${event.action}`}>
      <details>
        <summary>
          <span className={classes.what}>
            <strong>{what}</strong>
            {subject?.name && <span className={classes.subject}>{subject.name}</span>}
          </span>
          <span className={classes.fine}>
            {who}
            {actor.kind === "key" && ` · ${t("audit.byKey", { name: actor.name ?? "" })}`}
          </span>
          <time className={classes.fine} dateTime={event.at}>
            {date(event.at, "time")}
          </time>
        </summary>
        <Details event={event} />
      </details>
    </li>
  );
}

function Details({ event }: { event: AuditEvent }) {
  const { t } = useTranslation();
  const facts: [string, string | number | boolean | null][] = [
    [t("audit.number"), event.seq],
    [t("audit.exactly"), event.at],
    [t("audit.address"), event.from.address],
    [t("audit.browser"), event.from.browser],
    [t("audit.request"), event.from.requestId],
    ...Object.entries(event.facts),
    [t("audit.hash"), event.hash],
  ];
  return (
    <div className={classes.details}>
      {event.changes.length > 0 && (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{t("audit.field")}</th>
              <th scope="col">{t("audit.before")}</th>
              <th scope="col">{t("audit.after")}</th>
            </tr>
          </thead>
          <tbody>
            {event.changes.map((change) => (
              <tr key={change.path}>
                <th scope="row">
                  <code>{change.path}</code>
                </th>
                <Side name={t("audit.before")} value={change.before} />
                <Side name={t("audit.after")} value={change.after} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={classes.facts}>
        {facts.map(([name, value]) =>
          value === null || value === "" ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

function Side({ name, value }: { name: string; value: string | null }) {
  return <td data-name={name}>{value === null ? "–" : <code>{value}</code>}</td>;
}
