import { Alert, Skeleton, Stack } from "@mantine/core";
import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { DraftAlert } from "../parts/DraftAlert.tsx";
import { IconClock, IconUserCheck } from "../parts/icons.ts";
import { LookOnly } from "../parts/LookOnly.tsx";
import { DraftProvider } from "./draft.tsx";
import { Road } from "./Road.tsx";
import { useMay } from "./session.ts";
import classes from "./shell.module.css";

/** Keeps one draft and the road beside it while a person moves between the steps of a federation. */
export function FederationLayout() {
  const { id } = useParams({ from: "/signed-in/federations/$id" });
  return (
    <Suspense fallback={<Waiting />}>
      <DraftProvider id={id} key={id}>
        <div className={classes.columns}>
          <Road>
            <Beside id={id} />
          </Road>
          <div className={classes.content}>
            <DraftAlert />
            <Steps />
          </div>
        </div>
      </DraftProvider>
    </Suspense>
  );
}

/** Steps where somebody who may only look has nothing to press; the others close what changes something themselves. */
const editing = /\/(account|identity-provider|memberships|test)$/;

function Steps() {
  const { t } = useTranslation();
  const looks = !useMay("operate");
  const edits = useLocation({ select: ({ pathname }) => editing.test(pathname) });
  return (
    <>
      {looks && (
        <Alert variant="light" mb="lg" data-testid="look-only">
          {t("approval.lookOnly")}
        </Alert>
      )}
      <LookOnly when={looks && edits}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </LookOnly>
    </>
  );
}

/** Beside the road and not on it: these questions can be asked at any time. */
function Beside({ id }: { id: string }) {
  const { t } = useTranslation();
  const here = { className: classes.aside, params: { id }, activeProps: { "aria-current": "page" } } as const;
  return (
    <>
      <Link to="/federations/$id/access" {...here}>
        <IconUserCheck size={16} aria-hidden />
        {t("access.link")}
      </Link>
      <Link to="/federations/$id/watch" {...here}>
        <IconClock size={16} aria-hidden />
        {t("watch.open")}
      </Link>
    </>
  );
}

function Waiting() {
  return (
    <Stack gap="md" aria-busy="true" maw={720}>
      <Skeleton height={34} width="55%" />
      <Skeleton height={18} width="80%" />
      <Skeleton height={180} mt="md" />
    </Stack>
  );
}
