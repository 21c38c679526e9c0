import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import type { LoginTest } from "@modelstudio-sso/contracts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useWorkspaces } from "../../app/useWorkspaces.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconExternalLink } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { PanelTitle } from "./PanelTitle.tsx";
import { Proofs } from "./Proofs.tsx";
import { promises } from "./proofIds.ts";

/** The way the employees go. We cannot walk it for them, so a person says where it ended. */
export function RoadPanel({ id, onDone }: { id: string; onDone: (test: LoginTest) => Promise<void> }) {
  const { t } = useTranslation();
  const { document } = useDraft();
  const road = useQuery(query.loginTests.road.queryOptions({ input: { id } }));
  const idp = document.loginPath.kind === "idp";
  const links: [string, string][] = [];
  if (road.data?.url) links.push([road.data.url, t(idp ? "test.road.tile" : "test.road.ram")]);
  if (road.data?.switchUrl) links.push([road.data.switchUrl, t("test.road.switch")]);
  return (
    <Panel
      title={<PanelTitle number={idp ? 3 : 1}>{t("test.road.title")}</PanelTitle>}
      testId="test-real-road"
    >
      <Text>{t("test.road.text")}</Text>
      <Proofs {...promises.road} />
      <Stack gap="lg" mt="lg">
        {road.error !== null && <FailureNote error={road.error} retry={() => void road.refetch()} />}
        {road.data !== undefined && road.data.url === null && <Text>{t("test.road.noUrl")}</Text>}
        <Group gap="sm">
          {links.map(([url, label]) => (
            <Button
              key={url}
              component="a"
              href={url}
              target="_blank"
              rel="noreferrer"
              variant="default"
              rightSection={<IconExternalLink size={16} aria-label={t("common.openInNewTab")} />}
            >
              {label}
            </Button>
          ))}
        </Group>
        <NewUsers />
        <Landing id={id} onDone={onDone} />
      </Stack>
    </Panel>
  );
}

/** RAM users this service makes have no password: it would have to be shown, kept and sent. */
function NewUsers() {
  const { t } = useTranslation();
  const { document } = useDraft();
  const path = document.loginPath;
  const names =
    path.kind === "ram-user" ? path.users.filter((user) => user.create).map((user) => user.name) : [];
  if (names.length === 0) return null;
  return <Text data-testid="new-users">{t("test.road.newUsers", { names: names.join(", ") })}</Text>;
}

function Landing({ id, onDone }: { id: string; onDone: (test: LoginTest) => Promise<void> }) {
  const { t } = useTranslation();
  const { document } = useDraft();
  const workspaces = useWorkspaces();
  const roles = document.roles.filter((role) => role.workspaces.length > 0);
  const [chosenRole, setRole] = useState("");
  const role = roles.find(({ name }) => name === chosenRole) ?? roles[0];
  const [chosenWorkspace, setWorkspace] = useState("");
  const workspace =
    role?.workspaces.find((entry) => entry.workspace === chosenWorkspace)?.workspace ??
    role?.workspaces[0]?.workspace;
  const attest = useMutation({
    mutationFn: (landed: boolean) =>
      api.loginTests.attestRealRoad({ id, role: role?.name ?? "", workspace: workspace ?? "", landed }),
    onSuccess: onDone,
  });
  if (role === undefined || workspace === undefined) return <Text c="dimmed">{t("test.road.noRoles")}</Text>;
  const nameOf = (key: string) => workspaces.data?.workspaces.find((item) => item.id === key)?.name ?? key;
  return (
    <Stack gap="md">
      <Group gap="md" align="flex-end">
        <NativeSelect
          label={t("test.road.role")}
          flex="1 1 14rem"
          value={role.name}
          data={roles.map(({ name }) => name)}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("test.road.workspace")}
          flex="1 1 14rem"
          value={workspace}
          data={role.workspaces.map((entry) => ({ value: entry.workspace, label: nameOf(entry.workspace) }))}
          onChange={(event) => setWorkspace(event.currentTarget.value)}
        />
      </Group>
      {attest.error !== null && <FailureNote error={attest.error} />}
      <Group gap="sm">
        <Button loading={attest.isPending} onClick={() => attest.mutate(true)}>
          {t("test.road.landed")}
        </Button>
        <Button variant="default" disabled={attest.isPending} onClick={() => attest.mutate(false)}>
          {t("test.road.notLanded")}
        </Button>
      </Group>
    </Stack>
  );
}
