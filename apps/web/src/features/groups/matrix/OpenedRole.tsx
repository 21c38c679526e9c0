import type { Diagnostic, FederationRole } from "@modelstudio-sso/contracts";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../app/session.ts";
import type { RolesViewProps } from "../RoleCards.tsx";
import { RoleEditor } from "../RoleEditor.tsx";
import classes from "./matrix.module.css";

interface OpenedRoleProps extends RolesViewProps {
  index: number;
  role: FederationRole;
  findings: Diagnostic[];
}

/** The editor of one role, beside the table or below it. It takes the focus, and gives it back to the role's row. */
export function OpenedRole({ index, role, findings, edits, onOpen }: OpenedRoleProps) {
  const { t } = useTranslation();
  const mayEdit = useMay("operate");
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const opened = place.current;
    if (opened === null || index < 0) return;
    opened.focus({ preventScroll: true });
    // Beside the table it is in sight already; below it is not.
    const { top } = opened.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight * 0.8) opened.scrollIntoView({ block: "start" });
  }, [index]);
  const fold = () => {
    const row = window.document.querySelector<HTMLElement>("tr[data-open]");
    onOpen(undefined);
    row?.focus();
  };
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={classes.opened}
      aria-label={t(mayEdit ? "groups.editOf" : "groups.showOf", { name: role.name })}
      data-testid="opened-role"
    >
      <RoleEditor key={index} index={index} role={role} findings={findings} edits={edits} onFold={fold} />
    </section>
  );
}
