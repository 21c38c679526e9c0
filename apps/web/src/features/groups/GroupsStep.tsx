import { Button, Stack, Text } from "@mantine/core";
import type { FederationRole } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { findingsAt, findingsElsewhere } from "../../parts/findings.ts";
import { IconPlus } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { Term } from "../../parts/Term.tsx";
import { RoleEditor } from "./RoleEditor.tsx";
import { RoleSummary } from "./RoleSummary.tsx";
import { freshRoleName } from "./roleNames.ts";

/** Every way into Model Studio: which group, which role, which workspaces. */
export function GroupsStep() {
  const { t } = useTranslation();
  const { id, document, store, save } = useDraft();
  const review = useQuery({
    ...query.federations.review.queryOptions({ input: { id } }),
    enabled: save.kind === "saved",
  });
  const findings = review.data?.diagnostics ?? [];
  const [open, setOpen] = useState<number | undefined>(document.roles.length === 1 ? 0 : undefined);
  const add = () => {
    setOpen(document.roles.length);
    store.update((current) => ({
      ...current,
      roles: [...current.roles, newRole(freshRoleName(current.roles.map((role) => role.name)))],
    }));
  };
  const change = (index: number, role: FederationRole, how: "typed" | "chosen") =>
    store.update(
      (current) => ({ ...current, roles: current.roles.map((old, at) => (at === index ? role : old)) }),
      how,
    );
  const remove = (index: number) => {
    setOpen(undefined);
    store.update((current) => ({ ...current, roles: current.roles.filter((_, at) => at !== index) }));
  };
  const paths = document.roles.map((_, index) => `roles[${index}]`);
  const others = findingsElsewhere(findingsAt(findings, "roles"), paths).filter(
    (found) => found.code !== "federation.no-roles",
  );
  return (
    <>
      <StepHeading id="groups" title={t("groups.title")}>
        {t(document.loginPath.kind === "idp" ? "groups.leadIdp" : "groups.leadRam")} <Term id="ramRole" />
      </StepHeading>
      <Stack gap="lg">
        {others.length > 0 && <DiagnosticList diagnostics={others} />}
        {document.roles.length === 0 && (
          <Panel title={t("groups.none")}>
            <Text c="dimmed" mb="md">
              {t("groups.noneText")}
            </Text>
            <Button onClick={add} leftSection={<IconPlus size={17} aria-hidden />}>
              {t("groups.add")}
            </Button>
          </Panel>
        )}
        {document.roles.map((role, index) =>
          index === open ? (
            <RoleEditor
              // A role has no identity of its own in the document but its place.
              key={index}
              index={index}
              role={role}
              findings={findings}
              onChange={(next, how) => change(index, next, how)}
              onRemove={() => remove(index)}
              onFold={() => setOpen(undefined)}
            />
          ) : (
            <RoleSummary
              key={index}
              role={role}
              path={document.loginPath.kind}
              findings={findingsAt(findings, `roles[${index}]`)}
              onEdit={() => setOpen(index)}
            />
          ),
        )}
        {document.roles.length > 0 && (
          <div>
            <Button variant="default" onClick={add} leftSection={<IconPlus size={17} aria-hidden />}>
              {t("groups.addAnother")}
            </Button>
          </div>
        )}
        {document.roles.length > 1 && document.loginPath.kind === "idp" && (
          <Text size="sm" c="dimmed">
            {t("groups.choose")}
          </Text>
        )}
      </Stack>
      <StepFooter step="groups" quiet={document.roles.length === 0} />
    </>
  );
}

function newRole(name: string): FederationRole {
  return { name, groups: [], policies: [], workspaces: [], maxSessionDurationSeconds: 3600 };
}
