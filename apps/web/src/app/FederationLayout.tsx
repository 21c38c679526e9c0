import { Skeleton, Stack } from "@mantine/core";
import { Outlet, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { DraftAlert } from "../parts/DraftAlert.tsx";
import { DraftProvider } from "./draft.tsx";
import { Road } from "./Road.tsx";
import classes from "./shell.module.css";

/** Keeps one draft and the road beside it while a person moves between the steps of a federation. */
export function FederationLayout() {
  const { id } = useParams({ from: "/signed-in/federations/$id" });
  return (
    <Suspense fallback={<Waiting />}>
      <DraftProvider id={id} key={id}>
        <div className={classes.columns}>
          <Road />
          <div className={classes.content}>
            <DraftAlert />
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </div>
        </div>
      </DraftProvider>
    </Suspense>
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
