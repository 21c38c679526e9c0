import { Stack } from "@mantine/core";
import type { FederationDocument, Workspace } from "@modelstudio-sso/contracts";
import { lazy, memo, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { useWorkspaces } from "../../app/useWorkspaces.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { downloadText } from "../../parts/download.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { Term } from "../../parts/Term.tsx";
import { ChoosableRoles } from "./ChoosableRoles.tsx";
import { LastChange } from "./LastChange.tsx";
import { NoRoles } from "./NoRoles.tsx";
import { RoleActions } from "./RoleActions.tsx";
import { RoleCards } from "./RoleCards.tsx";
import { useRoleReview } from "./useRoleReview.ts";
import { useRoles } from "./useRoles.ts";
import { useSteady } from "./useSteady.ts";
import { useView } from "./useView.ts";

const RoleMatrix = lazy(async () => ({ default: (await import("./matrix/RoleMatrix.tsx")).RoleMatrix }));
const ImportPanel = lazy(async () => ({ default: (await import("./csv/ImportPanel.tsx")).ImportPanel }));

/** Every way into Model Studio: which group, which role, which workspaces. */
export function GroupsStep() {
  const { document } = useDraft();
  const { edits, last } = useRoles();
  const list = useWorkspaces();
  const workspaces = list.data?.workspaces;
  const review = useRoleReview(document, workspaces);
  const count = document.roles.length;
  const [importing, setImporting] = useState(false);
  const { open, onOpen, moved, shown, onShow } = useView(count);
  const add = useSteady(() => onOpen(edits.add()));
  const bringIn = useSteady(() => setImporting(true));
  const save = useSteady(() => saveTable(document, workspaces ?? []));
  const accept: typeof edits.replaceAll = (roles, words) => {
    setImporting(false);
    onOpen(undefined);
    edits.replaceAll(roles, words);
  };
  const actions = (
    <RoleActions shown={shown} onAdd={add} onImport={bringIn} onExport={save} onShow={onShow} />
  );
  const view = { document, review, workspaces, edits, open, onOpen, moved, actions };
  return (
    <>
      <Heading path={document.loginPath.kind} />
      <Stack gap="lg">
        <DiagnosticList
          diagnostics={review.general.filter((found) => found.code !== "federation.no-roles")}
        />
        {list.error !== null && <FailureNote error={list.error} retry={() => void list.refetch()} />}
        <LastChange last={last} />
        <Suspense>
          {importing && (
            <ImportPanel
              document={document}
              workspaces={workspaces}
              onAccept={accept}
              onCancel={() => setImporting(false)}
            />
          )}
          {!importing && count === 0 && <NoRoles onAdd={add} onImport={bringIn} />}
          {!importing &&
            count > 0 &&
            (shown === "table" ? <RoleMatrix {...view} /> : <RoleCards {...view} />)}
        </Suspense>
        {!importing && <ChoosableRoles document={document} workspaces={workspaces ?? []} />}
      </Stack>
      <StepFooter step="groups" quiet={count === 0} />
    </>
  );
}

const Heading = memo(function Heading({ path }: { path: "idp" | "ram-user" }) {
  const { t } = useTranslation();
  return (
    <StepHeading id="groups" title={t("groups.title")}>
      {t(path === "idp" ? "groups.leadIdp" : "groups.leadRam")} <Term id="ramRole" />
    </StepHeading>
  );
});

async function saveTable(document: FederationDocument, workspaces: readonly Workspace[]): Promise<void> {
  const { writeTable } = await import("./csv/writeTable.ts");
  downloadText(`${document.name}-groups.csv`, await writeTable(document.roles, workspaces), "text/csv");
}
