import { Button, Group, Stack } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../parts/FailureNote.tsx";
import { ButtonLink } from "../parts/links.tsx";
import { StepHeading } from "../parts/StepHeading.tsx";
import { failureOf } from "./failure.ts";

/** A page that could not be shown: says why and how to go on. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  const failure = failureOf(error);
  const again = () => {
    boundary.reset();
    reset();
    void router.invalidate();
  };
  const title =
    failure.kind === "offline"
      ? t("common.error.offlineTitle")
      : failure.kind === "not-found"
        ? t("common.error.notFoundTitle")
        : t("common.error.title");
  return (
    <Stack gap="lg" maw={720}>
      <StepHeading id="error" title={title} />
      <FailureNote error={error} />
      <Group>
        <Button onClick={again}>{t("common.tryAgain")}</Button>
        <ButtonLink to="/" variant="default">
          {t("common.error.toStart")}
        </ButtonLink>
      </Group>
    </Stack>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" maw={720}>
      <StepHeading id="not-found" title={t("common.error.notFoundTitle")}>
        {t("common.error.notFound")}
      </StepHeading>
      <div>
        <ButtonLink to="/">{t("common.error.toStart")}</ButtonLink>
      </div>
    </Stack>
  );
}
